-- Where is this row said?
SELECT c.source, coalesce(r.short_name, r.name), c.first_line, c.last_line
FROM citations AS c
JOIN records AS r ON r.id = c.source
WHERE c.record = :record
ORDER BY c.position
