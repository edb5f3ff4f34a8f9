-- Every body but the aggregates; without a name where nothing gave it one.
SELECT number, code, iif(named > 0 OR name <> code, name, NULL), named, kind, parent, region, opened, closed, successor
FROM bodies
WHERE kind <> 'aggregate'
ORDER BY number
