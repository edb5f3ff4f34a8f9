-- What does this row of people say? Columns in the order of dossier_table.c.
SELECT
	id, name, role, organisation, note, sources
FROM people
WHERE id = :id
