-- Measures of the user's own.
SELECT name, unit
FROM items
WHERE dataset = 'other'
ORDER BY name
