-- What do the rows that this one points at in one column point at in another?
SELECT coalesce(r.short_name, r.name)
FROM links AS k
JOIN links AS l ON l.from_id = k.to_id AND l.role = :role
JOIN records AS r ON r.id = l.to_id
WHERE k.from_id = :from_id AND k.role = :through
ORDER BY k.position, l.position
