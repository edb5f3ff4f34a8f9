-- Organisations under every name they had, the present one last; number last, as the packed waits name commissioners by it.
SELECT b.code, n.name, n.first_month, n.last_month, b.kind, b.parent, b.region, b.opened, b.closed, b.successor, b.number
FROM bodies AS b
JOIN (
	SELECT body, name, first_month, last_month, 0 AS present
	FROM body_names
	UNION ALL
	SELECT c.number, iif(c.named > 0 OR c.name <> c.code, c.name, NULL), c.named, c.named, 1
	FROM bodies AS c
	WHERE NOT EXISTS (SELECT 1 FROM body_names AS o WHERE o.body = c.number AND o.name = c.name AND o.last_month = c.named)
) AS n ON n.body = b.number
WHERE b.kind <> 'aggregate'
ORDER BY b.number, n.present, n.last_month, n.name = b.name, n.first_month, n.name
