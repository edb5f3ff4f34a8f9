-- What does the list show of this organisation?
SELECT o.id, s.dossier, o.name, o.short_name, o.kind, o.sector, o.provider, s.code, s.places,
	s.specialties, s.figures, s.partnerships, s.serious, s.has_measure
FROM organisations AS o
JOIN organisation_summaries AS s ON s.id = o.id
WHERE o.id = :id
