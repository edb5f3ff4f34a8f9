-- Forgets measures of the user's own that have no figure any more.
DELETE FROM items
WHERE dataset = 'other'
	AND NOT EXISTS (SELECT 1 FROM months AS m WHERE m.dataset = 'other:' || items.name)
