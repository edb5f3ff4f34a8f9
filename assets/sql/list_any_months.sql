-- Every month that is there of what has providers, and of which datasets; the user's own measures are one.
SELECT month, group_concat(dataset, ', ')
FROM (
	SELECT DISTINCT month, CASE WHEN dataset > 'other:' AND dataset < 'other;' THEN 'own' ELSE dataset END AS dataset
	FROM months
	WHERE dataset <> 'published'
	ORDER BY month, dataset
)
GROUP BY month
ORDER BY month
