-- Has any month a distribution of this body, and a count, of all functions together?
SELECT
	EXISTS (
		SELECT 1
		FROM (VALUES (1), (2), (3), (4), (5), (6), (7)) AS part
		CROSS JOIN months AS m ON m.dataset IN ('rtt', 'dm01')
		JOIN waits AS w ON w.key = ((m.month * 8 + part.column1) * 1024 + 1) * 1048576 + :body
	),
	EXISTS (
		SELECT 1
		FROM months AS m
		JOIN items AS i ON i.dataset = m.dataset
		JOIN figures AS f ON f.month = m.month AND f.item = i.number AND f.function = 1 AND f.body = :body
		WHERE m.dataset IN ('ae', 'dm01', 'cancer')
	)
