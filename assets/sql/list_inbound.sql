-- What do rows of other dossiers point at in this one, by reference or citation?
SELECT t.id, l.from_id, f.dossier
FROM records AS t
JOIN links AS l ON l.to_id = t.id
JOIN records AS f ON f.id = l.from_id
WHERE t.dossier = :dossier AND f.dossier <> :dossier
UNION
SELECT t.id, c.record, f.dossier
FROM records AS t
JOIN citations AS c ON c.source = t.id
JOIN records AS f ON f.id = c.record
WHERE t.dossier = :dossier AND f.dossier <> :dossier
ORDER BY 1, 2
