-- The imports of official statistics that came with the program.
SELECT id, digest, imported_at
FROM imports
WHERE built_in = 1 AND dossier IS NULL
ORDER BY id
