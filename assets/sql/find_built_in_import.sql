-- The import of official statistics that came with the program and has these bytes.
SELECT id
FROM imports
WHERE digest = :digest AND built_in = 1 AND dossier IS NULL
ORDER BY id DESC
LIMIT 1
