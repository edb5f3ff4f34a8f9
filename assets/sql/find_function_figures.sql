-- Does the dataset have figures of this function?
SELECT 1
FROM items AS i
CROSS JOIN months AS m ON m.dataset = iif(i.dataset = 'other', 'other:' || i.name, i.dataset)
CROSS JOIN figures AS f ON f.month = m.month AND f.item = i.number AND f.function = :function
WHERE i.dataset = :dataset
LIMIT 1
