-- Writes one row of people; its record is there already.
INSERT INTO people
	(id, name, role, organisation, note, sources)
VALUES
	(:id, :name, :role, :organisation, :note, :sources)
