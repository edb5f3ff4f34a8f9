-- Every body but the aggregates.
SELECT number, code, name, named, kind, parent, region, opened, closed, successor
FROM bodies
WHERE kind <> 'aggregate'
ORDER BY number
