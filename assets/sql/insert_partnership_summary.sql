-- How much is claimed and doubted in this partnership, beside what was worked out already?
INSERT INTO partnership_summaries
	(id, dossier, parties, sectors, places, figures, pairs, serious, has_measure)
SELECT p.id, r.dossier, :parties, :sectors, :places,
	(SELECT count(*)
		FROM links AS l
		JOIN metrics AS m ON m.id = l.from_id
		WHERE l.to_id = p.id AND l.role = 'partnership'),
	:pairs,
	(SELECT count(DISTINCT d.id)
		FROM (SELECT :id AS id
			UNION
			SELECT from_id FROM links WHERE to_id = :id AND role = 'partnership') AS t
		JOIN links AS l ON l.to_id = t.id AND l.role = 'involves'
		JOIN differences AS d ON d.id = l.from_id
		WHERE d.weight = 'serious'),
	p.measure IS NOT NULL OR EXISTS (SELECT 1
		FROM links AS l
		JOIN metrics AS m ON m.id = l.from_id
		WHERE l.to_id = p.id AND l.role = 'partnership' AND m.measure IS NOT NULL)
FROM partnerships AS p
JOIN records AS r ON r.id = p.id
WHERE p.id = :id
