-- What does this row of differences say? Columns in the order of dossier_table.c.
SELECT
	id, name, short_name, kind, detail, weight, involves, working, note, sources
FROM differences
WHERE id = :id
