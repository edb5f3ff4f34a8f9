-- What does this row of values say? Columns in the order of dossier_table.c.
SELECT
	metric, role, printed, label, qualifier, low, high, bound, unit, statistic, words,
	numerator, denominator, scope, basis, "window", note, date_printed, date_precision,
	date_start, date_end, date_note, sources
FROM "values"
WHERE id = :id
