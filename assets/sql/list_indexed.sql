-- Which rows are there to be indexed?
SELECT number, id, kind, parent
FROM records
ORDER BY number
