-- Writes one row of partnerships; its record is there already.
INSERT INTO partnerships
	(id, name, short_name, kind, status, specialty, specialties, parent, start, start_note,
	places, measure, measure_of, testable, note, sources)
VALUES
	(:id, :name, :short_name, :kind, :status, :specialty, :specialties, :parent, :start,
	:start_note, :places, :measure, :measure_of, :testable, :note, :sources)
