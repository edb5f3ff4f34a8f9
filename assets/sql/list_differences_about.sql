-- Which differences involve this row or, where it is a partnership, its events and metrics? Or is it one itself?
SELECT d.id
FROM (SELECT :about AS id
	UNION
	SELECT l.from_id
	FROM (SELECT :about AS id
		UNION
		SELECT from_id FROM links WHERE to_id = :about AND role = 'partnership') AS t
	JOIN links AS l ON l.to_id = t.id AND l.role = 'involves') AS x
JOIN differences AS d ON d.id = x.id
JOIN records AS r ON r.id = d.id
ORDER BY CASE d.weight WHEN 'serious' THEN 0 WHEN 'moderate' THEN 1 ELSE 2 END, r.number
