-- What is known of this organisation, and how much is claimed by it, of it and in its partnerships?
SELECT o.id, r.dossier, o.name, o.short_name, o.kind, o.sector, o.provider,
	(SELECT c.code
		FROM links AS l
		JOIN codes AS c ON c.id = l.from_id
		WHERE l.to_id = o.id AND l.role = 'organisation' AND c.scheme = 'ODS'
		LIMIT 1) AS code,
	(SELECT count(*)
		FROM (SELECT l.from_id
			FROM links AS l
			JOIN metrics AS m ON m.id = l.from_id
			WHERE l.to_id = :id AND l.role IN ('subject', 'claimed_by')
			UNION
			SELECT l.from_id
			FROM links AS k
			JOIN parties AS p ON p.id = k.from_id
			JOIN links AS l ON l.to_id = p.partnership AND l.role = 'partnership'
			JOIN metrics AS m ON m.id = l.from_id
			WHERE k.to_id = :id AND k.role = 'organisation')) AS figures,
	(SELECT count(*)
		FROM links AS l
		JOIN parties AS p ON p.id = l.from_id
		WHERE l.to_id = o.id AND l.role = 'organisation') AS partnerships,
	(SELECT count(*)
		FROM links AS l
		JOIN differences AS d ON d.id = l.from_id
		WHERE l.to_id = o.id AND l.role = 'involves' AND d.weight = 'serious') AS serious,
	EXISTS (SELECT 1
		FROM links AS l
		WHERE l.to_id = o.id AND l.role = 'measure_of') AS has_measure
FROM organisations AS o
JOIN records AS r ON r.id = o.id
WHERE o.id = :id
