-- One figure.
INSERT INTO figures
	(month, item, function, body, value, why)
VALUES
	(:month, :item, :function, :body, :value, :why)
