-- What does the list show of this partnership?
SELECT p.id, s.dossier, p.name, p.short_name, p.kind, p.status, p.specialties, p.parent, p.start,
	p.start_note, p.testable, s.parties, s.sectors, s.places, s.figures, s.pairs, s.serious,
	s.has_measure
FROM partnerships AS p
JOIN partnership_summaries AS s ON s.id = p.id
WHERE p.id = :id
