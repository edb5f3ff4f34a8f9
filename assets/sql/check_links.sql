-- Which references point at nothing?
SELECT l.from_id, l.role, l.to_id
FROM links AS l
LEFT JOIN records AS r ON r.id = l.to_id
WHERE r.id IS NULL
LIMIT 20
