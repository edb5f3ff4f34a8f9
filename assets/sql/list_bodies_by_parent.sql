-- Providers of an ICB.
SELECT number
FROM bodies
WHERE parent = :code AND kind = 'provider'
ORDER BY code
