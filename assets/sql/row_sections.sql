-- What does this row of sections say? Columns in the order of dossier_table.c.
SELECT
	id, name, source, sources
FROM sections
WHERE id = :id
