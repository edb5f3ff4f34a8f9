-- Which rows point at this one, and with which column? Not those that belong to it.
SELECT r.kind, r.id, r.name, r.dossier, coalesce(r.parent, r.id), l.role
FROM links AS l
JOIN records AS r ON r.id = l.from_id
WHERE l.to_id = :id
	AND r.parent IS NOT :id
ORDER BY r.number, l.role
