-- Writes one row of products; its record is there already.
INSERT INTO products
	(id, name, kind, sources)
VALUES
	(:id, :name, :kind, :sources)
