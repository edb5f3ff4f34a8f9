-- Writes one thing a person may call a record; the same twice is once.
INSERT INTO names
	(folded, record)
VALUES
	(:folded, :record)
ON CONFLICT DO NOTHING
