-- Which rows belong to this one?
SELECT id, kind
FROM records
WHERE parent = :parent
ORDER BY kind, position
