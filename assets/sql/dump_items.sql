-- What figures count, for an export.
SELECT name, unit
FROM items
ORDER BY number
