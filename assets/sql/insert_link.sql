-- Writes one reference of a row to another.
INSERT INTO links
	(from_id, role, position, to_id)
VALUES
	(:from_id, :role, :position, :to_id)
