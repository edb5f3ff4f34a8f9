-- The distributions of one part of a month, function by function.
SELECT function, body, bands
FROM waits
WHERE key >= ((:month * 8 + :part) << 30) AND key < ((:month * 8 + :part + 1) << 30)
ORDER BY key
