-- The number of what a figure counts.
SELECT number, unit
FROM items
WHERE name = :name
