-- What does this row of partnerships say? Columns in the order of dossier_table.c.
SELECT
	id, name, short_name, kind, status, specialty, specialties, parent, start, start_note,
	places, measure, measure_of, testable, note, sources
FROM partnerships
WHERE id = :id
