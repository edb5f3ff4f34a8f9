-- One item of everybody, month by month.
SELECT month, body, value, why
FROM figures
WHERE item = :item AND function = :function AND month BETWEEN :first AND :last
