-- Is this organisation a party to the partnership?
SELECT 1
FROM parties
WHERE id = :partnership || '.' || :organisation
