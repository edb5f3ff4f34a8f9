-- Writes one row of events; its record is there already.
INSERT INTO events
	(id, name, short_name, date_printed, date_precision, date_start, date_end, date_note,
	relative_to, status, partnership, parties, places, note, sources)
VALUES
	(:id, :name, :short_name, :date_printed, :date_precision, :date_start, :date_end, :date_note,
	:relative_to, :status, :partnership, :parties, :places, :note, :sources)
