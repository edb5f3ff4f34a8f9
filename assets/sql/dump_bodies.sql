-- Organisations under every name they had, the present one last; number last, as the packed waits name commissioners by it.
SELECT b.code, n.name, n.first_month, n.last_month, b.kind, b.parent, b.region, b.opened, b.closed, b.successor, b.number
FROM bodies AS b
JOIN (
	SELECT body, name, first_month, last_month, 0 AS present
	FROM body_names
	UNION ALL
	SELECT number, iif(named > 0 OR name <> code, name, NULL), named, named, 1
	FROM bodies
) AS n ON n.body = b.number
WHERE b.kind <> 'aggregate'
ORDER BY b.number, n.present, n.last_month, n.first_month, n.name
