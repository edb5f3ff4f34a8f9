-- Which dossiers does this database hold, and how many rows has each?
SELECT d.id, d.name, d.description, d.built_in,
	(SELECT count(*) FROM records AS r WHERE r.dossier = d.id)
FROM dossiers AS d
ORDER BY d.built_in DESC, d.id
