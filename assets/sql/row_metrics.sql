-- What does this row of metrics say? Columns in the order of dossier_table.c.
SELECT
	id, name, short_name, kind, better, subject, partnership, claimed_by, repeated_by, set_by,
	beneficiaries, measure, measure_of, testable, working, note, sources
FROM metrics
WHERE id = :id
