-- Writes one row of codes; its record is there already.
INSERT INTO codes
	(id, organisation, code, scheme, name, note, sources)
VALUES
	(:id, :organisation, :code, :scheme, :name, :note, :sources)
