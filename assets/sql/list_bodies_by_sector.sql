-- Providers of a sector.
SELECT number
FROM bodies
WHERE sector = :sector AND kind = 'provider'
ORDER BY code
