-- What are the names of what this row, or the row it belongs to, is about?
SELECT DISTINCT r.name, r.short_name
FROM links AS l
JOIN records AS r ON r.id = l.to_id
WHERE l.from_id IN (:id, :parent)
	AND l.role IN ('metric', 'difference', 'source', 'subject', 'partnership', 'organisation', 'parties', 'speaker')
