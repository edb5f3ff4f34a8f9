-- Which rows say nowhere where they come from?
SELECT r.id
FROM records AS r
LEFT JOIN citations AS c ON c.record = r.id
WHERE c.record IS NULL
LIMIT 20
