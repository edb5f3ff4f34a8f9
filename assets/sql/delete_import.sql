-- Forgets an import; its id is never used again.
DELETE FROM imports
WHERE id = :id
