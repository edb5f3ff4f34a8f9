-- The distributions of one part of a month, function by function.
SELECT function, body, bands
FROM waits
WHERE month = :month AND part = :part
ORDER BY function, body
