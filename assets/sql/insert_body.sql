-- The number of a code, new or known. Newer months name it; what is not said leaves what was known. A provider is that first of all.
INSERT INTO bodies
	(code, name, named, kind, sector, parent, region, opened, closed, successor)
VALUES
	(:code, coalesce(:name, :code), iif(:name IS NULL, 0, :month), :kind, :sector,
	:parent, :region, :opened, :closed, :successor)
ON CONFLICT (code) DO UPDATE SET
	name = iif(:name IS NOT NULL AND :month >= named AND kind <> 'aggregate', :name, name),
	named = iif(:name IS NOT NULL AND :month >= named AND kind <> 'aggregate', :month, named),
	kind = iif(kind <> 'aggregate' AND (:kind = 'provider' OR kind = 'commissioner'), :kind, kind),
	sector = iif(:month >= named AND kind <> 'aggregate', coalesce(:sector, sector), coalesce(sector, :sector)),
	parent = iif(:month >= named, coalesce(:parent, parent), coalesce(parent, :parent)),
	region = iif(:month >= named, coalesce(:region, region), coalesce(region, :region)),
	opened = coalesce(:opened, opened),
	closed = coalesce(:closed, closed),
	successor = coalesce(:successor, successor)
RETURNING number
