-- The figures of all functions together of a dataset in a month, or of one item of it. What is only kept to be divided by is not
-- among them: attendances of those that reported waits are attendances.
SELECT item, body, value
FROM figures
WHERE month = :month AND function = 1
	AND item IN (
		SELECT number
		FROM items
		WHERE dataset = :dataset AND (:item IS NULL OR number = :item) AND name NOT GLOB 'ae.attendances.reported.*')
ORDER BY item, body
