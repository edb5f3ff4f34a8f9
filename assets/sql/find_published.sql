-- What NHS England publishes of all of England in a month.
SELECT f.value
FROM items AS i
JOIN figures AS f ON f.item = i.number AND f.function = 1 AND f.body = 1 AND f.month = :month
WHERE i.name = :item
