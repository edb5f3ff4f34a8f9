-- What is known of every partnership, and how much is claimed and doubted?
SELECT p.id, r.dossier, p.name, p.short_name, p.kind, p.status, p.specialties, p.parent, p.start,
	p.start_note, p.testable, coalesce(f.figures, 0), coalesce(s.serious, 0),
	p.measure IS NOT NULL OR coalesce(f.measures, 0) > 0
FROM partnerships AS p
JOIN records AS r ON r.id = p.id
LEFT JOIN (SELECT partnership, count(*) AS figures, count(measure) AS measures
	FROM metrics
	GROUP BY partnership) AS f ON f.partnership = p.id
LEFT JOIN (SELECT coalesce(b.to_id, i.to_id) AS partnership, count(DISTINCT d.id) AS serious
	FROM differences AS d
	CROSS JOIN links AS i ON i.from_id = d.id AND i.role = 'involves'
	LEFT JOIN links AS b ON b.from_id = i.to_id AND b.role = 'partnership'
	WHERE d.weight = 'serious'
	GROUP BY 1) AS s ON s.partnership = p.id
