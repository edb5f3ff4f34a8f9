-- Does the dataset have figures of this function?
SELECT 1
FROM months AS m
CROSS JOIN items AS i ON i.dataset = :dataset
CROSS JOIN figures AS f ON f.month = m.month AND f.item = i.number AND f.function = :function
WHERE m.dataset = iif(:dataset = 'other', 'other:' || i.name, :dataset)
LIMIT 1
