-- What is this database made of, but for what SQLite and FTS5 made for themselves?
SELECT type, name, sql
FROM sqlite_schema
WHERE name NOT GLOB 'sqlite_*' AND (name NOT GLOB 'search_*' OR name = 'search_words')
ORDER BY type, name
