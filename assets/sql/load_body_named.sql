-- What is known of a code, with its ICB by name, the month that named it last and the first that named it at all.
SELECT b.code, b.name, b.kind, b.sector, b.parent, p.name, b.region, b.opened, b.closed, b.successor, b.named,
	(SELECT min(n.first_month) FROM body_names AS n WHERE n.body = b.number AND n.first_month > 0)
FROM bodies AS b
LEFT JOIN bodies AS p ON p.code = b.parent
WHERE b.code = :code
