-- One item of one body, month by month.
SELECT f.month, f.value, f.why
FROM months AS m
CROSS JOIN figures AS f ON f.month = m.month AND f.item = :item AND f.function = :function AND f.body = :body
WHERE m.dataset = (SELECT iif(dataset = 'other', 'other:' || name, dataset) FROM items WHERE number = :item)
	AND m.month BETWEEN :first AND :last
ORDER BY m.month
