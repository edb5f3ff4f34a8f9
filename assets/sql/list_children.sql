-- Which rows belong to this one?
SELECT id
FROM records
WHERE parent = :parent
ORDER BY kind, position
