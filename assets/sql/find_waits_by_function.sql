-- Does a month have distributions of single functions or tests, or only those of all together?
SELECT 1
FROM waits
WHERE key >= ((:month * 8 + :part) * 1024 + 2) * 1048576 AND key < ((:month * 8 + :part) * 1024 + 1024) * 1048576
LIMIT 1
