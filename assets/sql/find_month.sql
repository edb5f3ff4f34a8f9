-- Is this month there, and what of it?
SELECT m.import, m.vintage, m.whole, i.file, i.built_in
FROM months AS m
LEFT JOIN imports AS i ON i.id = m.import
WHERE m.dataset = :dataset AND m.month = :month
