-- In which sector is this organisation, or that of this person?
SELECT sector
FROM organisations
WHERE id = :id OR id = (SELECT organisation FROM people WHERE id = :id)
