-- Empties the index of texts.
INSERT INTO search
	(search)
VALUES
	('delete-all')
