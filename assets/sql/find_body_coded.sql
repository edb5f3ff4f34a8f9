-- The body with this code.
SELECT number, code, name, kind, sector, parent, region, opened, closed, successor
FROM bodies
WHERE code = :code
