-- What happened, and when?
SELECT e.id, r.dossier, e.name, coalesce(e.short_name, e.name), e.status, e.partnership,
	coalesce(p.short_name, p.name), p.specialties, e.date_precision, e.date_start, e.date_end,
	e.date_printed, e.date_note,
	(SELECT count(*)
		FROM links AS l
		JOIN differences AS d ON d.id = l.from_id
		WHERE l.to_id = e.id AND l.role = 'involves') AS differences
FROM events AS e
JOIN records AS r ON r.id = e.id
LEFT JOIN partnerships AS p ON p.id = e.partnership
WHERE e.id = :id
