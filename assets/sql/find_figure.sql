-- Is there such a figure, with a value or without?
SELECT 1
FROM figures
WHERE item = :item AND function = :function AND body = :body AND month = :month
