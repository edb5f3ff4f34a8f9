-- What does this row of events say? Columns in the order of dossier_table.c.
SELECT
	id, name, short_name, date_printed, date_precision, date_start, date_end, date_note,
	relative_to, status, partnership, parties, places, note, sources
FROM events
WHERE id = :id
