-- The figures of all functions together of a dataset in a month, or of one item of it.
SELECT item, body, value
FROM figures
WHERE month = :month AND function = 1
	AND item IN (SELECT number FROM items WHERE dataset = :dataset AND (:item IS NULL OR number = :item))
ORDER BY item, body
