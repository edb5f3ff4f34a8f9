-- What are the values of this metric?
SELECT role, printed, label, qualifier, low, high, bound, unit, statistic, words, scope, basis,
	"window", date_precision, date_start, date_end, date_printed, date_note
FROM "values"
WHERE id > :metric || '.' AND id < :metric || '/'
