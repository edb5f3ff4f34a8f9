-- All imports of a file of schema 1, the newest first.
SELECT id, file, kind, digest, period, vintage, dossier, bytes, rows, imported_at, 0, 0
FROM imports
ORDER BY id DESC
