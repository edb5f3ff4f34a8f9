-- Records an import.
INSERT INTO imports
	(dossier, file, kind, digest, bytes, rows, period, vintage, imported_at)
VALUES
	(:dossier, :file, :kind, :digest, :bytes, :rows, :period, :vintage, :imported_at)
