-- The figures of a dataset in a month.
SELECT item, function, body, value, why
FROM figures
WHERE month = :month AND item IN (SELECT number FROM items WHERE dataset = :dataset)
ORDER BY item, function, body
