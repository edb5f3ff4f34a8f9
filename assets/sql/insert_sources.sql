-- Writes one row of sources; its record is there already.
INSERT INTO sources
	(id, name, short_name, kind, publisher, publisher_basis, date_printed, date_precision,
	date_start, date_end, date_note, address, lines, note, sources)
VALUES
	(:id, :name, :short_name, :kind, :publisher, :publisher_basis, :date_printed,
	:date_precision, :date_start, :date_end, :date_note, :address, :lines, :note, :sources)
