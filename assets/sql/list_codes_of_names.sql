-- ODS codes of organisations of the collection that are called something that begins so; the first column tells whether it is
-- the whole name, the last one whether a monthly file names the body.
SELECT min(n.folded <> :first), c.code, r.name, coalesce(b.named > 0, 0)
FROM names AS n
JOIN records AS r ON r.id = n.record AND r.kind = 'organisations'
JOIN links AS l ON l.to_id = r.id AND l.role = 'organisation'
JOIN codes AS c ON c.id = l.from_id AND c.scheme = 'ODS'
LEFT JOIN bodies AS b ON b.code = c.code
WHERE n.folded >= :first AND n.folded < :last
GROUP BY c.code
ORDER BY c.code
LIMIT 200
