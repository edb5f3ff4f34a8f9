-- Does a month of the dataset have distributions of this function?
SELECT 1
FROM months AS m
CROSS JOIN waits AS w ON w.month = m.month AND w.part IN (1, 2, 3, 4, 5, 6, 7) AND w.function = :function AND w.body = 1
WHERE m.dataset = :dataset AND :dataset IN ('rtt', 'dm01') AND (w.part = 6) = (:dataset = 'dm01')
LIMIT 1
