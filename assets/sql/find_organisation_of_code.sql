-- The organisation of the collection that has this ODS code, and what is noted of the code.
SELECT r.id, c.note
FROM names AS n
JOIN records AS r ON r.id = n.record AND r.kind = 'organisations'
JOIN links AS l ON l.to_id = r.id AND l.role = 'organisation'
JOIN codes AS c ON c.id = l.from_id AND c.code = :code AND c.scheme = 'ODS'
WHERE n.folded = lower(:code)
