-- Writes one row of sides; its record is there already.
INSERT INTO sides
	(id, difference, name, sources)
VALUES
	(:id, :difference, :name, :sources)
