-- Which rows cite any of these lines of a source?
SELECT r.kind, r.id, r.name, r.dossier, coalesce(r.parent, r.id), c.first_line, c.last_line
FROM citations AS c
JOIN records AS r ON r.id = c.record
WHERE c.source = :source
	AND c.last_line >= :first
	AND c.first_line <= :last
ORDER BY c.first_line, c.last_line, r.number, c.position
