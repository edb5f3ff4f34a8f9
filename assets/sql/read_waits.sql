-- The distributions of one body in the loaded months of a dataset.
SELECT w.month, w.bands
FROM months AS m
CROSS JOIN waits AS w ON w.key = ((m.month * 8 + :part) * 1024 + :function) * 1048576 + :body
WHERE m.dataset = :dataset AND m.month BETWEEN :first AND :last
ORDER BY m.month
