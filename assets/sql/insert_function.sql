-- The number of a treatment function, test or cancer type, new or known.
INSERT INTO functions
	(code, name)
VALUES
	(:code, coalesce(:name, :code))
ON CONFLICT (code) DO UPDATE SET
	name = iif(:name IS NULL OR number = 1, name, :name)
RETURNING number
