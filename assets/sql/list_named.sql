-- Which records are called something that begins so?
SELECT DISTINCT r.id, r.kind, r.name
FROM names AS n
JOIN records AS r ON r.id = n.record
WHERE n.folded >= :first AND n.folded < :last
ORDER BY r.number
LIMIT 200
