-- Treatment functions, tests and cancer types; there are some hundred at the most.
SELECT number, code, name
FROM functions
WHERE number > 1
ORDER BY number
