-- Providers whose codes begin so.
SELECT number
FROM bodies
WHERE code >= :first AND code < :last AND kind = 'provider'
ORDER BY code
