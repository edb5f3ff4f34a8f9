-- Bodies of a kind, with what their region is told by.
SELECT number, code, parent, region
FROM bodies
WHERE kind = :kind
ORDER BY code
