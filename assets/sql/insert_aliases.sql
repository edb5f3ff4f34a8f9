-- Writes one row of aliases; its record is there already.
INSERT INTO aliases
	(id, organisation, name, note, sources)
VALUES
	(:id, :organisation, :name, :note, :sources)
