-- Which records, not counting those that belong to others, have an id that begins so?
SELECT id, kind, name
FROM records
WHERE id >= :first AND id < :last AND parent IS NULL
ORDER BY number
LIMIT 200
