-- The month itself and the nearest ones before and after it, where they are there whole.
SELECT
	(SELECT MAX(month) FROM months WHERE dataset = :dataset AND month < :month AND whole),
	(SELECT month FROM months WHERE dataset = :dataset AND month = :month AND whole),
	(SELECT MIN(month) FROM months WHERE dataset = :dataset AND month > :month AND whole)
