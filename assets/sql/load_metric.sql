-- What is claimed, by whom, about what, and can it be tested?
SELECT m.id, r.dossier, m.name, coalesce(m.short_name, m.name), m.kind, m.better, m.partnership,
	coalesce(p.short_name, p.name), coalesce(s.short_name, s.name), m.claimed_by,
	coalesce(c.short_name, c.name), m.measure, m.measure_of, m.testable, m.working, m.note,
	p.specialties, m.subject,
	(SELECT d.publisher FROM sources AS d WHERE d.id = m.claimed_by)
FROM metrics AS m
JOIN records AS r ON r.id = m.id
LEFT JOIN partnerships AS p ON p.id = m.partnership
LEFT JOIN records AS s ON s.id = m.subject
LEFT JOIN records AS c ON c.id = m.claimed_by
WHERE m.id = :id
