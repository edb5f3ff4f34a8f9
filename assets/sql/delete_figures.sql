-- Removes the figures of a dataset in a month, or those of one item of it.
DELETE FROM figures
WHERE month = :month
	AND item IN (SELECT number FROM items WHERE dataset = :dataset AND (:item IS NULL OR number = :item))
