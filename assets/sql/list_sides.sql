-- What do the two or more sides of this difference say?
SELECT r.id, r.name
FROM records AS r
WHERE r.parent = :difference AND r.kind = 'sides'
ORDER BY r.position
