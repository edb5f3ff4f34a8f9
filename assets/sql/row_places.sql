-- What does this row of places say? Columns in the order of dossier_table.c.
SELECT
	id, name, kind, sources
FROM places
WHERE id = :id
