-- What are the sources called?
SELECT r.id, coalesce(r.short_name, r.name)
FROM dossiers AS d
CROSS JOIN records AS r ON r.dossier = d.id AND r.kind = 'sources'
ORDER BY r.id
