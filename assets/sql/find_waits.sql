-- Is there such a distribution?
SELECT 1
FROM waits
WHERE month = :month AND part = :part AND function = :function AND body = :body
