-- Treatment functions, tests and cancer types, for an export.
SELECT code, name
FROM functions
ORDER BY number
