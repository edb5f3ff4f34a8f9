-- Writes one row of organisations; its record is there already.
INSERT INTO organisations
	(id, name, short_name, name_as_printed, kind, sector, provider, parent, parent_basis,
	founded, founded_printed, unnamed, note, sources)
VALUES
	(:id, :name, :short_name, :name_as_printed, :kind, :sector, :provider, :parent,
	:parent_basis, :founded, :founded_printed, :unnamed, :note, :sources)
