-- Which figures are claimed in this partnership, or of or by this organisation or in its partnerships? Or is it one itself?
SELECT r.id
FROM (SELECT :about AS id
	UNION
	SELECT from_id
	FROM links
	WHERE to_id = :about AND role IN ('partnership', 'subject', 'claimed_by')
	UNION
	SELECT m.from_id
	FROM links AS l
	JOIN parties AS p ON p.id = l.from_id
	JOIN links AS m ON m.to_id = p.partnership AND m.role = 'partnership'
	WHERE l.to_id = :about AND l.role = 'organisation') AS t
JOIN records AS r ON r.id = t.id AND r.kind = 'metrics'
ORDER BY r.number
