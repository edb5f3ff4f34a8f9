-- What is claimed, by whom, about what, and can it be tested?
SELECT m.id, s.dossier, m.name, coalesce(m.short_name, m.name), m.kind, m.better, m.partnership,
	s.partnership_name, s.subject_name, m.claimed_by, s.claimed_by_name, m.measure,
	m.measure_of, m.testable, m.working, m.note, s.specialties, s.claimed_by_party,
	s.repeated_by, s.sectors, s.places, s.differences, s.difference, m.sources
FROM metrics AS m
JOIN metric_summaries AS s ON s.id = m.id
WHERE m.id = :id
