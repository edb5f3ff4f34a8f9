-- What does this row of codes say? Columns in the order of dossier_table.c.
SELECT
	organisation, code, scheme, name, note, sources
FROM codes
WHERE id = :id
