-- Which differences are there, the weightiest first?
SELECT d.id
FROM differences AS d
JOIN records AS r ON r.id = d.id
ORDER BY CASE d.weight WHEN 'serious' THEN 0 WHEN 'moderate' THEN 1 ELSE 2 END, r.number
