-- Writes one row of corroborations; its record is there already.
INSERT INTO corroborations
	(id, name, involves, same_speaker, sources)
VALUES
	(:id, :name, :involves, :same_speaker, :sources)
