-- Which months come from this import?
SELECT dataset, month
FROM months
WHERE import = :import
ORDER BY dataset, month
