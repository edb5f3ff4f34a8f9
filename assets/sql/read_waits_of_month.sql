-- The distributions of everybody in one month.
SELECT body, bands
FROM waits
WHERE month = :month AND part = :part AND function = :function
