-- Removes one part of a month.
DELETE FROM waits
WHERE month = :month AND part = :part
