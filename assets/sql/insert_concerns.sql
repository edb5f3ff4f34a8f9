-- Which events and metrics have to do with a row: those of a partnership; those of an organisation, what it claims, and those of its partnerships; a metric itself.
INSERT INTO concerns
	(about, kind, number, id)
SELECT l.to_id, r.kind, r.number, r.id
FROM records AS r
JOIN links AS l ON l.from_id = r.id
WHERE (r.kind = 'events' AND l.role IN ('partnership', 'parties'))
	OR (r.kind = 'metrics' AND l.role IN ('partnership', 'subject', 'claimed_by'))
UNION
SELECT p.organisation, r.kind, r.number, r.id
FROM parties AS p
JOIN links AS l ON l.to_id = p.partnership AND l.role = 'partnership'
JOIN records AS r ON r.id = l.from_id
WHERE r.kind IN ('events', 'metrics')
UNION
SELECT id, kind, number, id
FROM records
WHERE kind = 'metrics'
