-- What happened, and when?
SELECT e.id, s.dossier, e.name, coalesce(e.short_name, e.name), e.status, e.partnership,
	s.partnership_name, s.specialties, e.date_precision, e.date_start, e.date_end,
	e.date_printed, e.date_note, s.organisations, s.places, s.differences, e.sources
FROM events AS e
JOIN event_summaries AS s ON s.id = e.id
WHERE e.id = :id
