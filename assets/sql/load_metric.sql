-- What is claimed, by whom, about what, and can it be tested?
SELECT m.id, r.dossier, m.name, coalesce(m.short_name, m.name), m.kind, m.better, m.partnership,
	coalesce(p.short_name, p.name), coalesce(s.short_name, s.name), m.claimed_by,
	coalesce(c.short_name, c.name), m.measure, m.measure_of, m.testable, m.working, m.note,
	p.specialties, u.claimed_by_party, u.repeated_by, u.sectors, u.places, u.differences,
	u.difference, m.sources
FROM metrics AS m
JOIN metric_summaries AS u ON u.id = m.id
JOIN records AS r ON r.id = m.id
LEFT JOIN partnerships AS p ON p.id = m.partnership
LEFT JOIN records AS s ON s.id = m.subject
LEFT JOIN records AS c ON c.id = m.claimed_by
WHERE m.id = :id
