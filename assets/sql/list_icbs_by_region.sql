-- ICBs of a region: those that a file puts there, else those whose providers are there.
SELECT i.number
FROM bodies AS i
WHERE i.kind = 'icb' AND coalesce(i.region, (
	SELECT p.region
	FROM bodies AS p
	WHERE p.parent = i.code AND p.region IS NOT NULL
	GROUP BY p.region
	ORDER BY count(*) DESC, p.region
	LIMIT 1
)) = :code
ORDER BY i.code
