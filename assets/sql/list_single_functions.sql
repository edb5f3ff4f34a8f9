-- Treatment functions, tests and cancer types but for the one of all of them.
SELECT number, code, name
FROM functions
ORDER BY number
