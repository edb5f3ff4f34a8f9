-- What differs, how, and whom does it concern?
SELECT d.id, r.dossier, d.name, coalesce(d.short_name, d.name), d.kind, d.detail, d.weight, d.note,
	d.working, d.involves,
	(SELECT coalesce(n.short_name, n.name)
		FROM links AS i
		LEFT JOIN links AS p ON p.from_id = i.to_id AND p.role = 'partnership'
		JOIN records AS n ON n.id = coalesce(p.to_id, i.to_id) AND n.kind = 'partnerships'
		WHERE i.from_id = d.id AND i.role = 'involves'
		ORDER BY i.position
		LIMIT 1) AS partnership_name
FROM differences AS d
JOIN records AS r ON r.id = d.id
WHERE d.id = :id
