-- Who has a distribution in one month; the distributions are not read.
SELECT body
FROM waits
WHERE key >= ((:month * 8 + :part) * 1024 + :function) * 1048576
	AND key < ((:month * 8 + :part) * 1024 + (:function + 1)) * 1048576
