-- Treatment functions or tests that England has distributions of in a month; there are some hundred functions at the most.
SELECT f.number, f.code, f.name
FROM functions AS f
WHERE f.number > 1 AND EXISTS (
	SELECT 1
	FROM waits AS w
	WHERE w.key = ((:month * 8 + :part) * 1024 + f.number) * 1048576 + 1
)
ORDER BY +f.code
