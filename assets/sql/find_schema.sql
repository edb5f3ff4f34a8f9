-- What is this database made of, but for what SQLite and FTS5 made for themselves?
SELECT type, name, sql
FROM sqlite_schema
WHERE NOT (type = 'index' AND sql IS NULL)
	AND NOT (type = 'table'
		AND name IN ('sqlite_sequence', 'search_config', 'search_data', 'search_docsize', 'search_idx'))
ORDER BY type, name
