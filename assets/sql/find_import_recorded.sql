-- The last import of the user's that had these bytes, whatever became of its months.
SELECT id
FROM imports
WHERE digest = :digest AND dossier IS NULL AND built_in = 0
ORDER BY id DESC
LIMIT 1
