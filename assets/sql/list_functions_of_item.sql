-- Tests or cancer types that England has a figure of in a month.
SELECT f.number, f.code, f.name
FROM functions AS f
WHERE f.number > 1 AND EXISTS (
	SELECT 1
	FROM figures AS g
	WHERE g.month = :month AND g.item = :item AND g.function = f.number AND g.body = 1 AND g.value IS NOT NULL
)
ORDER BY +f.code
