-- Is there such a distribution?
SELECT 1
FROM waits
WHERE key = ((:month * 8 + :part) * 1024 + :function) * 1048576 + :body
