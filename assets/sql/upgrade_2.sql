-- Official statistics: what NHS England publishes month by month, as figures of our own with the file they came from.
-- Whoever changes it before its release changes schema_digests in src/store/store.c too.
PRAGMA user_version = 2;

-- built_in: it came with the program, and only the program renews it. months: of official statistics that it brought.
ALTER TABLE imports ADD COLUMN built_in INTEGER NOT NULL DEFAULT 0;
ALTER TABLE imports ADD COLUMN months INTEGER NOT NULL DEFAULT 0;
CREATE INDEX imports_by_digest ON imports(digest);

-- Every code that an official file names. name: as in the newest month; named: that month (0: a list of organisations).
-- sector: see model/sector.h; parent: its ICB; region: Y56 …; all three as last read, NULL where no file says.
CREATE TABLE bodies (
	number INTEGER PRIMARY KEY,
	code TEXT NOT NULL UNIQUE,
	name TEXT NOT NULL,
	named INTEGER NOT NULL,
	kind TEXT NOT NULL, -- provider, icb, region, commissioner, aggregate
	sector TEXT,
	parent TEXT,
	region TEXT,
	opened TEXT,
	closed TEXT,
	successor TEXT
) STRICT;
CREATE INDEX bodies_by_parent ON bodies(parent) WHERE parent IS NOT NULL;
CREATE INDEX bodies_by_region ON bodies(region) WHERE region IS NOT NULL;
-- Aggregates are worked out at each import; NONC: non-English commissioners; BLANK: no commissioner's parent is given.
INSERT INTO bodies (number, code, name, named, kind) VALUES
	(1, 'England', 'England', 0, 'aggregate'),
	(2, 'sector:nhs', 'NHS trusts', 0, 'aggregate'),
	(3, 'sector:other', 'others', 0, 'aggregate'),
	(4, 'NONC', 'non-English commissioners', 0, 'commissioner'),
	(5, 'BLANK', 'commissioner without a parent', 0, 'commissioner');

-- Every name a code ever had in a file, folded, with the months between which it was seen.
CREATE TABLE body_names (
	folded TEXT NOT NULL,
	body INTEGER NOT NULL REFERENCES bodies(number),
	name TEXT NOT NULL,
	first_month INTEGER NOT NULL,
	last_month INTEGER NOT NULL,
	PRIMARY KEY (folded, body)
) STRICT, WITHOUT ROWID;
CREATE INDEX body_names_of ON body_names(body, last_month);

-- Treatment functions, diagnostic tests, cancer types. 1: all of them together.
CREATE TABLE functions (
	number INTEGER PRIMARY KEY,
	code TEXT NOT NULL UNIQUE, -- C_110, MRI …
	name TEXT NOT NULL
) STRICT;
INSERT INTO functions VALUES (1, 'ALL', 'all');

-- What a figure counts: ae.attendances.type1 …, or a measure of the user's own.
CREATE TABLE items (
	number INTEGER PRIMARY KEY,
	name TEXT NOT NULL UNIQUE,
	dataset TEXT NOT NULL,
	unit TEXT
) STRICT;
CREATE INDEX items_by_dataset ON items(dataset);

-- The months that are there; of dataset other, for each item by itself ("other:ITEM"). month: year * 12 + month - 1. whole: every provider; else some of them, with the aggregates of all.
CREATE TABLE months (
	dataset TEXT NOT NULL, -- rtt, ae, dm01, cancer, published, other:ITEM
	month INTEGER NOT NULL,
	import INTEGER NOT NULL REFERENCES imports(id),
	vintage TEXT,
	whole INTEGER NOT NULL,
	PRIMARY KEY (dataset, month)
) STRICT, WITHOUT ROWID;
CREATE INDEX months_by_import ON months(import);

-- Waiting times as distributions: model/waits.h says what bands holds. part: its enum.
-- key: ((month * 8 + part) * 1024 + function) * 1048576 + body, so that a month lies together, part by part, and one number finds a
-- row (a key of four columns makes the file a fifth larger and a long series five times slower). The columns are read from it.
CREATE TABLE waits (
	key INTEGER PRIMARY KEY,
	bands BLOB NOT NULL,
	month INTEGER AS (key >> 33),
	part INTEGER AS (key >> 30 & 7),
	function INTEGER AS (key >> 20 & 1023),
	body INTEGER AS (key & 1048575)
) STRICT;

-- Counts. value NULL: the file has the row and no figure; why says which ("not reported", "suppressed" …).
CREATE TABLE figures (
	month INTEGER NOT NULL,
	item INTEGER NOT NULL,
	function INTEGER NOT NULL,
	body INTEGER NOT NULL,
	value REAL,
	why TEXT,
	PRIMARY KEY (month, item, function, body)
) STRICT, WITHOUT ROWID;
