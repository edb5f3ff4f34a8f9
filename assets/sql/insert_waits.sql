-- One distribution of waits.
INSERT INTO waits
	(month, part, function, body, bands)
VALUES
	(:month, :part, :function, :body, :bands)
