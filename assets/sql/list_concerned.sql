-- Which events, or metrics, have to do with this row?
SELECT id
FROM concerns
WHERE about = :about AND kind = :kind
ORDER BY number
