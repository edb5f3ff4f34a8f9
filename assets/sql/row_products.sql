-- What does this row of products say? Columns in the order of dossier_table.c.
SELECT
	id, name, kind, sources
FROM products
WHERE id = :id
