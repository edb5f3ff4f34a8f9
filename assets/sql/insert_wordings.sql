-- Writes one row of wordings; its record is there already.
INSERT INTO wordings
	(id, metric, role, printed, sources)
VALUES
	(:id, :metric, :role, :printed, :sources)
