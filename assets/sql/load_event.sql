-- What happened, and when?
SELECT e.id, r.dossier, e.name, coalesce(e.short_name, e.name), e.status, e.partnership,
	coalesce(p.short_name, p.name), p.specialties, e.date_precision, e.date_start, e.date_end,
	e.date_printed, e.date_note, s.organisations, s.places, s.differences, e.sources
FROM events AS e
JOIN event_summaries AS s ON s.id = e.id
JOIN records AS r ON r.id = e.id
LEFT JOIN partnerships AS p ON p.id = e.partnership
WHERE e.id = :id
