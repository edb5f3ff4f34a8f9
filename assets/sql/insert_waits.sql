-- One distribution of waits.
INSERT INTO waits
	(key, bands)
VALUES
	(((:month * 8 + :part) * 1024 + :function) * 1048576 + :body, :bands)
