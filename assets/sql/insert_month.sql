-- A month is there, from now on of this import.
INSERT OR REPLACE INTO months
	(dataset, month, import, vintage, whole)
VALUES
	(:dataset, :month, :import, :vintage, :whole)
