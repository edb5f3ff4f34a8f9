-- Records an import.
INSERT INTO imports
	(dossier, file, kind, digest, bytes, rows, period, vintage, imported_at, built_in)
VALUES
	(:dossier, :file, :kind, :digest, :bytes, :rows, :period, :vintage, :imported_at, :built_in)
