-- Everything that a figure counts.
SELECT number, name, unit
FROM items
ORDER BY number
