-- Providers of a region.
SELECT number
FROM bodies
WHERE region = :code AND kind = 'provider'
ORDER BY code
