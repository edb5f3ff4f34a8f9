-- Removes one part of a month.
DELETE FROM waits
WHERE key >= ((:month * 8 + :part) << 30) AND key < ((:month * 8 + :part + 1) << 30)
