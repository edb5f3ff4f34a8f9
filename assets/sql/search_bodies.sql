-- Every name that every body ever had, the newest of each first.
SELECT b.code, b.name, n.name, n.folded, b.kind
FROM bodies AS b
JOIN body_names AS n ON n.body = b.number
ORDER BY b.code, n.last_month DESC
