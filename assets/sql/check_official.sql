-- Which rows of official statistics point at nothing?
SELECT 'distribution', month, 'body', body
FROM waits AS w
WHERE NOT EXISTS (SELECT 1 FROM bodies AS b WHERE b.number = w.body)
UNION ALL
SELECT 'distribution', month, 'function', function
FROM waits AS w
WHERE NOT EXISTS (SELECT 1 FROM functions AS f WHERE f.number = w.function)
UNION ALL
SELECT 'figure', month, 'body', body
FROM figures AS w
WHERE NOT EXISTS (SELECT 1 FROM bodies AS b WHERE b.number = w.body)
UNION ALL
SELECT 'figure', month, 'function', function
FROM figures AS w
WHERE NOT EXISTS (SELECT 1 FROM functions AS f WHERE f.number = w.function)
UNION ALL
SELECT 'figure', month, 'item', item
FROM figures AS w
WHERE NOT EXISTS (SELECT 1 FROM items AS i WHERE i.number = w.item)
UNION ALL
SELECT 'figure', w.month, 'month of item', w.item
FROM figures AS w
JOIN items AS i ON i.number = w.item
WHERE NOT EXISTS (SELECT 1 FROM months AS m WHERE m.month = w.month
	AND m.dataset = iif(i.dataset = 'other', 'other:' || i.name, i.dataset))
UNION ALL
SELECT 'month', month, 'import', import
FROM months AS w
WHERE NOT EXISTS (SELECT 1 FROM imports AS i WHERE i.id = w.import)
LIMIT 20
