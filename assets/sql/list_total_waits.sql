-- The distributions of all functions together of one part of a month.
SELECT body, bands
FROM waits
WHERE key >= ((:month * 8 + :part) * 1024 + 1) * 1048576 AND key < ((:month * 8 + :part) * 1024 + 2) * 1048576
ORDER BY key
