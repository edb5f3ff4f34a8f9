-- Every month of every dataset.
SELECT dataset, month, import, vintage, whole
FROM months
ORDER BY dataset, month
