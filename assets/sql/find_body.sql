-- The code and the name of a body.
SELECT code, name
FROM bodies
WHERE number = :number
