-- What are those called that a metric names, beside what was worked out already?
INSERT INTO metric_summaries
	(id, dossier, partnership_name, subject_name, claimed_by_name, specialties, claimed_by_party,
	repeated_by, sectors, places, differences, difference)
SELECT m.id, r.dossier, coalesce(p.short_name, p.name), coalesce(s.short_name, s.name),
	coalesce(c.short_name, c.name), p.specialties, :claimed_by_party, :repeated_by, :sectors,
	:places, :differences, :difference
FROM metrics AS m
JOIN records AS r ON r.id = m.id
LEFT JOIN partnerships AS p ON p.id = m.partnership
LEFT JOIN records AS s ON s.id = m.subject
LEFT JOIN records AS c ON c.id = m.claimed_by
WHERE m.id = :id
