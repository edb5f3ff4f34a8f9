-- What does this row of contacts say? Columns in the order of dossier_table.c.
SELECT
	id, name, organisation, kind, value, sources
FROM contacts
WHERE id = :id
