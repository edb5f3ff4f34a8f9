-- Which figures of this partnership have a value on both sides?
SELECT l.from_id, a.low, a.high, a.unit, a.statistic, a.basis, b.low, b.high, b.unit, b.statistic,
	b.basis
FROM links AS l
JOIN "values" AS a ON a.id IN (l.from_id || '.before', l.from_id || '.comparator')
JOIN "values" AS b ON b.id = l.from_id || iif(a.role = 'before', '.after', '.value')
WHERE l.to_id = :partnership AND l.role = 'partnership'
ORDER BY l.from_id
