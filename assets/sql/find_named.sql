-- Which records are called exactly this?
SELECT r.id, r.kind, r.name
FROM names AS n
JOIN records AS r ON r.id = n.record
WHERE n.folded = :folded
ORDER BY r.number
