-- Imports of official statistics, for an export.
SELECT id, file, kind, digest, bytes, rows, period, vintage, imported_at, iif(built_in, 'yes', NULL)
FROM imports
WHERE dossier IS NULL
ORDER BY id
