-- Writes one row of facts; its record is there already.
INSERT INTO facts
	(id, name, subject, aspect, figures, sources)
VALUES
	(:id, :name, :subject, :aspect, :figures, :sources)
