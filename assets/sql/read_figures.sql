-- One item of one body, month by month.
SELECT month, value, why
FROM figures
WHERE item = :item AND function = :function AND body = :body AND month BETWEEN :first AND :last
ORDER BY month
