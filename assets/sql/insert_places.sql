-- Writes one row of places; its record is there already.
INSERT INTO places
	(id, name, kind, sources)
VALUES
	(:id, :name, :kind, :sources)
