-- A name that a code had in a month (0: in a list of organisations).
INSERT INTO body_names
	(folded, body, name, first_month, last_month)
VALUES
	(:folded, :body, :name, :month, :month)
ON CONFLICT (folded, body) DO UPDATE SET
	first_month = iif(first_month = 0 OR (:month > 0 AND :month < first_month), :month, first_month),
	last_month = max(last_month, :month)
