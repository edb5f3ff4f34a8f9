-- Every function, test and cancer type.
SELECT number, code, name
FROM functions
ORDER BY number
