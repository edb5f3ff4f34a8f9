-- Begins a dossier, or renames it.
INSERT INTO dossiers
	(id, name, description, built_in)
VALUES
	(:id, :name, :description, :built_in)
ON CONFLICT (id) DO UPDATE
SET name = excluded.name, description = excluded.description, built_in = excluded.built_in
