-- Writes what all rows have in common.
INSERT INTO records
	(id, kind, dossier, name, short_name, position, parent)
VALUES
	(:id, :kind, :dossier, :name, :short_name, :position, :parent)
