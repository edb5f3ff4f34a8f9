-- What does this row of facts say? Columns in the order of dossier_table.c.
SELECT
	id, name, subject, aspect, figures, sources
FROM facts
WHERE id = :id
