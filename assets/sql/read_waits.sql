-- The distributions of one body in the loaded months of a dataset.
SELECT w.month, w.bands
FROM months AS m
CROSS JOIN waits AS w ON w.month = m.month AND w.part = :part AND w.function = :function AND w.body = :body
WHERE m.dataset = :dataset AND m.month BETWEEN :first AND :last
ORDER BY m.month
