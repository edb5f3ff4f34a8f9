-- Writes one row of statements; its record is there already.
INSERT INTO statements
	(id, name, speaker, organisation, form, note, sources)
VALUES
	(:id, :name, :speaker, :organisation, :form, :note, :sources)
