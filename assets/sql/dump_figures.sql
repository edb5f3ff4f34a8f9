-- Figures of a dataset's month, for an export; aggregates only where they are not worked out.
SELECT i.name, f.code, b.code, g.value, g.why
FROM months AS m
JOIN figures AS g ON g.month = m.month
JOIN items AS i ON i.number = g.item
JOIN functions AS f ON f.number = g.function
JOIN bodies AS b ON b.number = g.body
WHERE m.dataset = :dataset AND m.month = :month
	AND (i.dataset = :dataset OR 'other:' || i.name = :dataset)
	AND NOT (m.whole = 1 AND b.kind = 'aggregate' AND i.dataset NOT IN ('published', 'other'))
ORDER BY g.item, g.function, g.body
