-- The distributions of everybody in one month.
SELECT body, bands
FROM waits
WHERE key >= ((:month * 8 + :part) * 1024 + :function) * 1048576
	AND key < ((:month * 8 + :part) * 1024 + (:function + 1)) * 1048576
