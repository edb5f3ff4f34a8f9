-- Writes one row of values; its record is there already.
INSERT INTO "values"
	(id, metric, role, printed, label, qualifier, low, high, bound, unit, statistic, words,
	numerator, denominator, scope, basis, "window", note, date_printed, date_precision,
	date_start, date_end, date_note, sources)
VALUES
	(:id, :metric, :role, :printed, :label, :qualifier, :low, :high, :bound, :unit, :statistic,
	:words, :numerator, :denominator, :scope, :basis, :window, :note, :date_printed,
	:date_precision, :date_start, :date_end, :date_note, :sources)
