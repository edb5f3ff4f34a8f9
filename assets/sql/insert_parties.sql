-- Writes one row of parties; its record is there already.
INSERT INTO parties
	(id, partnership, organisation, name, sources)
VALUES
	(:id, :partnership, :organisation, :name, :sources)
