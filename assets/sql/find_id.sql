-- What is the row with this id?
SELECT id, kind, name
FROM records
WHERE id = :id
