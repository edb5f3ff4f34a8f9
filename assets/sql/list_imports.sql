-- All imports, the newest first, and how many months of official statistics still come from each.
SELECT i.id, i.file, i.kind, i.digest, i.period, i.vintage, i.dossier, i.bytes, i.rows, i.imported_at,
	(SELECT count(*) FROM months AS m WHERE m.import = i.id), i.built_in
FROM imports AS i
ORDER BY i.id DESC
