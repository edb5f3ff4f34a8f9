-- The name of what a figure counts.
SELECT name
FROM items
WHERE number = :number
