-- Writes one row of comparisons; its record is there already.
INSERT INTO comparisons
	(id, name, metrics, comparable, note, sources)
VALUES
	(:id, :name, :metrics, :comparable, :note, :sources)
