-- What does this row of parties say? Columns in the order of dossier_table.c.
SELECT
	partnership, organisation, name, sources
FROM parties
WHERE id = :id
