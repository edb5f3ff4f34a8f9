-- What does this row of corroborations say? Columns in the order of dossier_table.c.
SELECT
	id, name, involves, same_speaker, sources
FROM corroborations
WHERE id = :id
