-- Is this body among those of the built-in months of a dataset, and not in this month? It is of the collection then, which is
-- asked first, as most are not. Everybody who is built in has waits, or of A&E these attendances: to look for all figures is slow.
WITH built_in AS (
	SELECT m.month
	FROM months AS m
	JOIN imports AS i ON i.id = m.import AND i.built_in = 1
	WHERE m.dataset = :dataset AND m.whole = 0
), parts (part) AS (
	SELECT column1
	FROM (VALUES (1), (2), (3), (4), (5), (6), (7))
	WHERE :parts >> column1 & 1
)
SELECT 1
WHERE EXISTS (SELECT 1 FROM bodies AS b JOIN names AS n ON n.folded = lower(b.code) WHERE b.number = :body)
	AND NOT EXISTS (
		SELECT 1
		FROM parts AS p
		CROSS JOIN waits AS w ON w.key = ((:month * 8 + p.part) * 1024 + 1) * 1048576 + :body
	)
	AND NOT EXISTS (
		SELECT 1
		FROM items AS i
		CROSS JOIN figures AS f ON f.month = :month AND f.item = i.number AND f.function = 1 AND f.body = :body
		WHERE i.dataset = :dataset
	)
	AND (EXISTS (
		SELECT 1
		FROM parts AS p
		CROSS JOIN built_in AS m
		CROSS JOIN waits AS w ON w.key = ((m.month * 8 + p.part) * 1024 + 1) * 1048576 + :body
	) OR EXISTS (
		SELECT 1
		FROM items AS i
		CROSS JOIN built_in AS m
		CROSS JOIN figures AS f ON f.month = m.month AND f.item = i.number AND f.function = 1 AND f.body = :body
		WHERE i.dataset = :dataset AND i.name = 'ae.attendances.type1'
	))
