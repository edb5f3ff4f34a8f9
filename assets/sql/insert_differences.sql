-- Writes one row of differences; its record is there already.
INSERT INTO differences
	(id, name, short_name, kind, detail, weight, involves, working, note, sources)
VALUES
	(:id, :name, :short_name, :kind, :detail, :weight, :involves, :working, :note, :sources)
