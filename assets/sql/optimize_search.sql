-- Makes the index of texts as small and quick as it can be.
INSERT INTO search
	(search)
VALUES
	('optimize')
