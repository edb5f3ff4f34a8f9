-- Treatment functions or tests that England has distributions of in a month; there are some hundred functions at the most.
SELECT f.number, f.code, f.name
FROM functions AS f
WHERE f.number > 1 AND EXISTS (
	SELECT 1
	FROM waits AS w
	WHERE w.month = :month AND w.part = :part AND w.function = f.number AND w.body = 1
)
ORDER BY +f.code
