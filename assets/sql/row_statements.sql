-- What does this row of statements say? Columns in the order of dossier_table.c.
SELECT
	id, name, speaker, organisation, form, note, sources
FROM statements
WHERE id = :id
