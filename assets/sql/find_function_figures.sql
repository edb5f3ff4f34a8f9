-- Does the dataset have figures of this function?
SELECT 1
FROM items AS i
CROSS JOIN figures AS f ON f.item = i.number AND f.function = :function
WHERE i.dataset = :dataset
LIMIT 1
