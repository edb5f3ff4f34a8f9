-- What the providers of a month report together: all (:body 1), NHS trusts (2), others (3). No figure of any of them: none.
INSERT INTO figures
	(month, item, function, body, value, why)
SELECT :month, f.item, f.function, :body, sum(f.value), iif(count(f.value) = 0, min(f.why), NULL)
FROM figures AS f
JOIN bodies AS b ON b.number = f.body
WHERE f.month = :month
	AND f.item IN (SELECT number FROM items WHERE dataset = :dataset)
	AND b.kind <> 'aggregate'
	AND (:body = 1 OR (b.sector IS 'NHS trust') = (:body = 2))
GROUP BY f.item, f.function
