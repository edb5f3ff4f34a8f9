-- What does this row of omissions say? Columns in the order of dossier_table.c.
SELECT
	id, name, source, sources
FROM omissions
WHERE id = :id
