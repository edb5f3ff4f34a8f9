-- Is who says this, or whom he speaks for, or its parent or a part of it, a party to the partnership?
WITH speakers(id) AS (
	SELECT :speaker
	UNION
	SELECT organisation FROM people WHERE id = :speaker
	UNION
	SELECT n.record
	FROM sources AS s
	JOIN names AS n ON n.folded = :publisher
	WHERE s.id = :speaker
)
SELECT 1
FROM links AS l
JOIN parties AS p ON p.id = l.from_id
JOIN organisations AS o ON o.id = p.organisation
WHERE l.to_id = :partnership AND l.role = 'partnership'
	AND (o.id IN speakers OR o.parent IN speakers
		OR o.id IN (SELECT parent FROM organisations WHERE id IN speakers))
LIMIT 1
