-- Who is in this partnership, those that are only a site of it last?
SELECT coalesce(o.short_name, o.name), o.sector,
	(SELECT c.code
		FROM links AS k
		JOIN codes AS c ON c.id = k.from_id
		WHERE k.to_id = o.id AND k.role = 'organisation' AND c.scheme = 'ODS'
		LIMIT 1),
	p.name LIKE 'site%' OR p.name LIKE 'mobile site%'
FROM links AS l
JOIN parties AS p ON p.id = l.from_id
JOIN records AS r ON r.id = p.id
JOIN organisations AS o ON o.id = p.organisation
WHERE l.to_id = :partnership AND l.role = 'partnership'
ORDER BY 4, r.position
