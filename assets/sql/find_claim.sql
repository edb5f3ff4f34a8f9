-- Who claims this metric, of whom, in which partnership, and who published the claim?
SELECT m.partnership, m.subject, m.claimed_by,
	(SELECT d.publisher FROM sources AS d WHERE d.id = m.claimed_by)
FROM metrics AS m
WHERE m.id = :id
