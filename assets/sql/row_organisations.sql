-- What does this row of organisations say? Columns in the order of dossier_table.c.
SELECT
	id, name, short_name, name_as_printed, kind, sector, provider, parent, parent_basis,
	founded, founded_printed, unnamed, note, sources
FROM organisations
WHERE id = :id
