-- Which rows match, and how well? Names weigh most, the names of what a row points at least.
SELECT r.id, r.kind, r.dossier, r.name, r.parent, p.name, bm25(search, 10.0, 1.0, 0.1)
FROM search
JOIN records AS r ON r.number = search.rowid
LEFT JOIN records AS p ON p.id = r.parent
WHERE search MATCH :match
