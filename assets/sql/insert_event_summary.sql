-- Whose event is it, and how many differences of some weight concern it, beside what was worked out already?
INSERT INTO event_summaries
	(id, dossier, partnership_name, specialties, organisations, places, differences)
SELECT e.id, r.dossier, coalesce(p.short_name, p.name), p.specialties, :organisations, :places,
	(SELECT count(*)
		FROM links AS l
		JOIN differences AS d ON d.id = l.from_id
		WHERE l.to_id = e.id AND l.role = 'involves' AND d.weight <> 'minor')
FROM events AS e
JOIN records AS r ON r.id = e.id
LEFT JOIN partnerships AS p ON p.id = e.partnership
WHERE e.id = :id
