-- Writes one row of sections; its record is there already.
INSERT INTO sections
	(id, name, source, sources)
VALUES
	(:id, :name, :source, :sources)
