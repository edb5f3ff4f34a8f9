-- Providers that have waits of all functions together in one part of a month.
SELECT COUNT(*)
FROM waits AS w
JOIN bodies AS b ON b.number = w.body
WHERE w.key >= ((:month * 8 + :part) * 1024 + 1) * 1048576 AND w.key < ((:month * 8 + :part) * 1024 + 2) * 1048576
	AND b.kind = 'provider'
