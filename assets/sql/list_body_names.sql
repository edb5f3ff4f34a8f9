-- Every name that a body ever had, the newest of each first.
SELECT n.body, n.name, n.first_month, n.last_month, b.code, b.kind
FROM body_names AS n
JOIN bodies AS b ON b.number = n.body
ORDER BY n.body, n.last_month DESC
