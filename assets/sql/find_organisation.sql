-- Which organisation of the collection has this code?
SELECT r.id
FROM names AS n
JOIN records AS r ON r.id = n.record
WHERE n.folded = :folded AND r.kind = 'organisations'
LIMIT 1
