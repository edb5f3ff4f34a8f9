-- Which events belong to this partnership, or have to do with this organisation or its partnerships?
SELECT r.id
FROM (SELECT from_id
	FROM links
	WHERE to_id = :about AND role IN ('partnership', 'parties')
	UNION
	SELECT e.from_id
	FROM links AS l
	JOIN parties AS p ON p.id = l.from_id
	JOIN links AS e ON e.to_id = p.partnership AND e.role = 'partnership'
	WHERE l.to_id = :about AND l.role = 'organisation') AS t
JOIN records AS r ON r.id = t.from_id AND r.kind = 'events'
ORDER BY r.number
