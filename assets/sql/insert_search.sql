-- Adds the folded texts of a row to the index.
INSERT INTO search
	(rowid, name, body, about)
VALUES
	(:number, :name, :body, :about)
