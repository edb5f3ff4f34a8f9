-- The sectors of all bodies.
SELECT number, sector
FROM bodies
ORDER BY number
