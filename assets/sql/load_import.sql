-- What is known of one import?
SELECT file, kind, digest, period, vintage, dossier, bytes, rows, imported_at, built_in
FROM imports
WHERE id = :id
