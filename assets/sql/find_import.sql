-- Which import of the user's had these bytes, and still has every month it brought?
SELECT i.id
FROM imports AS i
WHERE i.digest = :digest AND i.dossier IS NULL AND i.built_in = 0
	AND i.months = (SELECT count(*) FROM months AS m WHERE m.import = i.id)
ORDER BY i.id DESC
LIMIT 1
