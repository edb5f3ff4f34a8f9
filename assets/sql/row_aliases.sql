-- What does this row of aliases say? Columns in the order of dossier_table.c.
SELECT
	organisation, name, note, sources
FROM aliases
WHERE id = :id
