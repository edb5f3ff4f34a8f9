-- Keeps what was worked out of a metric.
INSERT INTO metric_summaries
	(id, claimed_by_party, repeated_by, sectors, places, differences, difference)
VALUES
	(:id, :claimed_by_party, :repeated_by, :sectors, :places, :differences, :difference)
