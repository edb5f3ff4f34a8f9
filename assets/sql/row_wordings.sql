-- What does this row of wordings say? Columns in the order of dossier_table.c.
SELECT
	metric, role, printed, sources
FROM wordings
WHERE id = :id
