-- Has any month of this dataset anything of this body, of all functions together? Whoever is in A&E has these attendances: to look
-- for all its figures is slow.
SELECT
	EXISTS (
		SELECT 1
		FROM (VALUES (1), (2), (3), (4), (5), (6), (7)) AS p
		CROSS JOIN months AS m ON m.dataset = :dataset
		CROSS JOIN waits AS w ON w.key = ((m.month * 8 + p.column1) * 1024 + 1) * 1048576 + :body
		WHERE :parts >> p.column1 & 1
	) OR EXISTS (
		SELECT 1
		FROM items AS i
		CROSS JOIN months AS m ON m.dataset = i.dataset
		CROSS JOIN figures AS f ON f.month = m.month AND f.item = i.number AND f.function = 1 AND f.body = :body
		WHERE i.dataset = :dataset AND (i.dataset <> 'ae' OR i.name = 'ae.attendances.type1')
	)
