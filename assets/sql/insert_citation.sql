-- Writes one place where a row is said.
INSERT INTO citations
	(record, position, source, first_line, last_line)
VALUES
	(:record, :position, :source, :first_line, :last_line)
