-- Distributions of a dataset's month, for an export; aggregates only where they are not worked out.
SELECT w.part, f.code, b.code, w.bands
FROM months AS m
JOIN waits AS w ON w.key >= (m.month << 33) AND w.key < ((m.month + 1) << 33)
JOIN functions AS f ON f.number = w.function
JOIN bodies AS b ON b.number = w.body
WHERE m.dataset = :dataset AND m.month = :month
	AND :dataset IN ('rtt', 'dm01') AND (w.part = 6) = (:dataset = 'dm01')
	AND NOT (m.whole = 1 AND b.kind = 'aggregate')
ORDER BY w.key
