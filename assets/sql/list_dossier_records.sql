-- Which rows of this kind has this dossier?
SELECT id
FROM records
WHERE dossier = :dossier AND kind = :kind
ORDER BY position
