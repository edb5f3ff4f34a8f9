-- Writes one row of omissions; its record is there already.
INSERT INTO omissions
	(id, name, source, sources)
VALUES
	(:id, :name, :source, :sources)
