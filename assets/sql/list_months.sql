-- The months of a dataset that are there; those of all the user's own measures where it is other.
SELECT month, max(import), max(vintage), max(whole)
FROM months
WHERE dataset = :dataset OR (:dataset = 'other' AND dataset > 'other:' AND dataset < 'other;')
GROUP BY month
ORDER BY month
