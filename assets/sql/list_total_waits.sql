-- The distributions of all functions together of one part of a month.
SELECT body, bands
FROM waits
WHERE month = :month AND part = :part AND function = 1
ORDER BY body
