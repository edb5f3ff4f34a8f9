-- What is known of a body.
SELECT number, code, name, kind, sector, parent, region, opened, closed, successor
FROM bodies
WHERE number = :number
