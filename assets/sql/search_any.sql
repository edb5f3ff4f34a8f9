-- Does any row match?
SELECT rowid
FROM search
WHERE search MATCH :match
LIMIT 1
