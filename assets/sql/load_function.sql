-- One treatment function, test or cancer type.
SELECT code, name
FROM functions
WHERE number = :number
