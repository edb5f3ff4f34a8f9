-- Is there any month of official statistics?
SELECT 1
FROM months
WHERE dataset > ''
LIMIT 1
