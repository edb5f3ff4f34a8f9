-- What does this row of terms say? Columns in the order of dossier_table.c.
SELECT
	id, name, expansion, expanded_in_source, sources
FROM terms
WHERE id = :id
