-- What does this row of sources say? Columns in the order of dossier_table.c.
SELECT
	id, name, short_name, kind, publisher, publisher_basis, date_printed, date_precision,
	date_start, date_end, date_note, address, lines, note, sources
FROM sources
WHERE id = :id
