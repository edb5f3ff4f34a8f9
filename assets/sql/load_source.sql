-- What is this source?
SELECT s.id, r.dossier, s.name, s.short_name, s.kind, s.publisher, s.publisher_basis, s.address, s.note,
	s.date_precision, s.date_start, s.date_end, s.date_printed, s.date_note, s.lines
FROM sources AS s
JOIN records AS r ON r.id = s.id
WHERE s.id = :id
