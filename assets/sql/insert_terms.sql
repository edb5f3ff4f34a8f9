-- Writes one row of terms; its record is there already.
INSERT INTO terms
	(id, name, expansion, expanded_in_source, sources)
VALUES
	(:id, :name, :expansion, :expanded_in_source, :sources)
