-- What does this row point at in this column, in the order it has them?
SELECT coalesce(r.short_name, r.name), r.name
FROM links AS l
JOIN records AS r ON r.id = l.to_id
WHERE l.from_id = :from_id AND l.role = :role
ORDER BY l.position
