-- What does this row of sides say? Columns in the order of dossier_table.c.
SELECT
	difference, name, sources
FROM sides
WHERE id = :id
