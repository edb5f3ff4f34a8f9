-- Does a month of the dataset have distributions of this function? An extract has none of England: the first of anybody will do.
SELECT 1
FROM months AS m
CROSS JOIN (VALUES (1), (2), (3), (4), (5), (6), (7)) AS p
CROSS JOIN waits AS w ON w.key >= ((m.month * 8 + p.column1) * 1024 + :function) * 1048576
	AND w.key < ((m.month * 8 + p.column1) * 1024 + :function + 1) * 1048576
WHERE m.dataset = :dataset AND :dataset IN ('rtt', 'dm01') AND (p.column1 = 6) = (:dataset = 'dm01')
LIMIT 1
