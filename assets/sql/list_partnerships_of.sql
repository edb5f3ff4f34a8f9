-- In which partnerships is this organisation?
SELECT s.id, s.specialties
FROM links AS l
JOIN parties AS p ON p.id = l.from_id
JOIN partnerships AS s ON s.id = p.partnership
JOIN records AS r ON r.id = s.id
WHERE l.to_id = :organisation AND l.role = 'organisation'
ORDER BY r.number
