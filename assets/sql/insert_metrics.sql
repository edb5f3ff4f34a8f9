-- Writes one row of metrics; its record is there already.
INSERT INTO metrics
	(id, name, short_name, kind, better, subject, partnership, claimed_by, repeated_by, set_by,
	beneficiaries, measure, measure_of, testable, working, note, sources)
VALUES
	(:id, :name, :short_name, :kind, :better, :subject, :partnership, :claimed_by, :repeated_by,
	:set_by, :beneficiaries, :measure, :measure_of, :testable, :working, :note, :sources)
