-- The number of what a figure counts.
SELECT number, unit, dataset
FROM items
WHERE name = :name
