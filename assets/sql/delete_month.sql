-- A month is not there any more.
DELETE FROM months
WHERE dataset = :dataset AND month = :month
