-- Which differences involve exactly this row, the weightiest first?
SELECT coalesce(d.short_name, d.name)
FROM links AS l
JOIN differences AS d ON d.id = l.from_id
JOIN records AS r ON r.id = d.id
WHERE l.to_id = :id AND l.role = 'involves'
ORDER BY CASE d.weight WHEN 'serious' THEN 0 WHEN 'moderate' THEN 1 ELSE 2 END, r.number
