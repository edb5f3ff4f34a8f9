-- What does this row of awards say? Columns in the order of dossier_table.c.
SELECT
	id, name, other_name, scheme, other_scheme, date_printed, date_precision, date_start,
	date_end, date_note, winners, partnership, result, "count", note, sources
FROM awards
WHERE id = :id
