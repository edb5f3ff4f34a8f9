-- The number of what a figure counts, new or known.
INSERT INTO items
	(name, dataset, unit)
VALUES
	(:name, :dataset, :unit)
ON CONFLICT (name) DO UPDATE SET
	unit = coalesce(:unit, unit)
RETURNING number
