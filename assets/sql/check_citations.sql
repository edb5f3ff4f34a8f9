-- Which citations point at no source, or at lines it does not have?
SELECT c.record, c.source, c.first_line, c.last_line, s.lines
FROM citations AS c
LEFT JOIN sources AS s ON s.id = c.source
WHERE s.id IS NULL OR c.first_line < 1 OR c.last_line < c.first_line OR c.last_line > s.lines
LIMIT 20
