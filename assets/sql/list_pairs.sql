-- Which figures of partnerships have a value on both sides?
SELECT m.partnership, m.id, a.low, a.high, a.unit, a.statistic, a.basis, b.low, b.high, b.unit,
	b.statistic, b.basis
FROM "values" AS a
JOIN "values" AS b ON b.id = a.metric || iif(a.role = 'before', '.after', '.value')
JOIN metrics AS m ON m.id = a.metric
WHERE a.role IN ('before', 'comparator') AND m.partnership IS NOT NULL
ORDER BY m.id
