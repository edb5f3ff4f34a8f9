-- Writes one row of awards; its record is there already.
INSERT INTO awards
	(id, name, other_name, scheme, other_scheme, date_printed, date_precision, date_start,
	date_end, date_note, winners, partnership, result, "count", note, sources)
VALUES
	(:id, :name, :other_name, :scheme, :other_scheme, :date_printed, :date_precision,
	:date_start, :date_end, :date_note, :winners, :partnership, :result, :count, :note,
	:sources)
