-- How many differences of some weight concern this event, beside what was worked out already?
INSERT INTO event_summaries
	(id, organisations, places, differences)
VALUES
	(:id, :organisations, :places,
	(SELECT count(*)
		FROM links AS l
		JOIN differences AS d ON d.id = l.from_id
		WHERE l.to_id = :id AND l.role = 'involves' AND d.weight <> 'minor'))
