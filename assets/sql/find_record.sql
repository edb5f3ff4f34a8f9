-- What and whose is the row with this id?
SELECT kind, dossier, name, short_name, parent
FROM records
WHERE id = :id
