-- Ends the one transaction of a generation.
COMMIT
