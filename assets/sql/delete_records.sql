-- Removes all rows of a dossier, and with them their columns, names, links and citations.
DELETE FROM records
WHERE dossier = :dossier
