-- Which rows of this kind are there, in all dossiers?
SELECT r.id
FROM dossiers AS d
CROSS JOIN records AS r ON r.dossier = d.id AND r.kind = :kind
ORDER BY d.built_in DESC, d.id, r.position
