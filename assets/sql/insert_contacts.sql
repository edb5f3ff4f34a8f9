-- Writes one row of contacts; its record is there already.
INSERT INTO contacts
	(id, name, organisation, kind, value, sources)
VALUES
	(:id, :name, :organisation, :kind, :value, :sources)
