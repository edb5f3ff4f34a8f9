-- What was last imported as this dossier?
SELECT file, kind, digest, bytes, rows, period, vintage, imported_at
FROM imports
WHERE dossier = :dossier
ORDER BY id DESC
LIMIT 1
