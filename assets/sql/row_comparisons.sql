-- What does this row of comparisons say? Columns in the order of dossier_table.c.
SELECT
	id, name, metrics, comparable, note, sources
FROM comparisons
WHERE id = :id
