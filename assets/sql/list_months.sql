-- The months of a dataset that are there; those of all the user's own measures where it is other.
SELECT m.month, max(m.import), max(m.vintage), max(m.whole), max(i.built_in)
FROM months AS m
LEFT JOIN imports AS i ON i.id = m.import
WHERE m.dataset = :dataset OR (:dataset = 'other' AND m.dataset > 'other:' AND m.dataset < 'other;')
GROUP BY m.month
ORDER BY m.month
