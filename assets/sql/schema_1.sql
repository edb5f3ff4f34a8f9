-- The whole schema at version 1. A later version adds upgrade_2.sql and so on; this file then stays as it is.
-- Whoever changes it before the first release changes schema_digests in src/store/store.c too: opening a file says the new one.
PRAGMA application_id = 1131376227; -- "Conc"
PRAGMA user_version = 1;

-- A set of tables that were imported together; built_in ones come with the program and only it replaces them.
CREATE TABLE dossiers (
	id TEXT PRIMARY KEY,
	name TEXT NOT NULL,
	description TEXT,
	built_in INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- Every import there ever was in this file; ids are never used again. digest: SHA-256 of the bytes read; imported_at: seconds since 1970.
CREATE TABLE imports (
	id INTEGER PRIMARY KEY AUTOINCREMENT,
	dossier TEXT,
	file TEXT NOT NULL,
	kind TEXT NOT NULL,
	digest TEXT NOT NULL,
	bytes INTEGER NOT NULL,
	rows INTEGER NOT NULL,
	period TEXT,
	vintage TEXT,
	imported_at INTEGER NOT NULL
) STRICT;

-- Every row of every table below. kind: the table's name; position: its place in its file; parent: the row it belongs to.
CREATE TABLE records (
	number INTEGER PRIMARY KEY,
	id TEXT NOT NULL UNIQUE,
	kind TEXT NOT NULL,
	dossier TEXT NOT NULL REFERENCES dossiers(id),
	name TEXT NOT NULL,
	short_name TEXT,
	position INTEGER NOT NULL,
	parent TEXT
) STRICT;
CREATE INDEX records_by_dossier ON records(dossier, kind, position);
CREATE INDEX records_by_parent ON records(parent, kind, position) WHERE parent IS NOT NULL;

-- What a person may call a record, folded: names, short names, aliases, codes.
CREATE TABLE names (
	folded TEXT NOT NULL,
	record TEXT NOT NULL REFERENCES records(id) ON DELETE CASCADE,
	PRIMARY KEY (folded, record)
) STRICT, WITHOUT ROWID;
CREATE INDEX names_by_record ON names(record);

-- Every reference of a row to another, as often as its list has it. role: the column that holds it.
CREATE TABLE links (
	from_id TEXT NOT NULL REFERENCES records(id) ON DELETE CASCADE,
	role TEXT NOT NULL,
	position INTEGER NOT NULL,
	to_id TEXT NOT NULL REFERENCES records(id) DEFERRABLE INITIALLY DEFERRED,
	PRIMARY KEY (from_id, role, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX links_to ON links(to_id, role, from_id);

-- Where it is said; position 0 is where it is mainly said.
CREATE TABLE citations (
	record TEXT NOT NULL REFERENCES records(id) ON DELETE CASCADE,
	position INTEGER NOT NULL,
	source TEXT NOT NULL REFERENCES records(id) DEFERRABLE INITIALLY DEFERRED,
	first_line INTEGER NOT NULL,
	last_line INTEGER NOT NULL,
	PRIMARY KEY (record, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX citations_by_source ON citations(source);

-- The texts of every row, folded before they come here; rowid: records.number. about: the names of what the row points at.
CREATE VIRTUAL TABLE search USING fts5(name, body, about,
	content = '', prefix = '1 2 3', tokenize = "unicode61 remove_diacritics 0 tokenchars '£€$¥%'");
-- Its words, for those who misspell them.
CREATE VIRTUAL TABLE search_words USING fts5vocab(search, col);

-- What lists show of a row and would otherwise be worked out from many rows at every key: made anew by every import, after its rows.
CREATE TABLE partnership_summaries (
	id TEXT PRIMARY KEY REFERENCES records(id) ON DELETE CASCADE,
	dossier TEXT NOT NULL,
	parties TEXT NOT NULL,
	sectors TEXT NOT NULL,
	places TEXT NOT NULL,
	figures INTEGER NOT NULL,
	pairs INTEGER NOT NULL,
	serious INTEGER NOT NULL,
	has_measure INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE organisation_summaries (
	id TEXT PRIMARY KEY REFERENCES records(id) ON DELETE CASCADE,
	dossier TEXT NOT NULL,
	code TEXT,
	places TEXT NOT NULL,
	specialties TEXT NOT NULL,
	figures INTEGER NOT NULL,
	partnerships INTEGER NOT NULL,
	serious INTEGER NOT NULL,
	has_measure INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE event_summaries (
	id TEXT PRIMARY KEY REFERENCES records(id) ON DELETE CASCADE,
	dossier TEXT NOT NULL,
	partnership_name TEXT,
	specialties TEXT,
	organisations TEXT NOT NULL,
	places TEXT NOT NULL,
	differences INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE metric_summaries (
	id TEXT PRIMARY KEY REFERENCES records(id) ON DELETE CASCADE,
	dossier TEXT NOT NULL,
	partnership_name TEXT,
	subject_name TEXT,
	claimed_by_name TEXT,
	specialties TEXT,
	claimed_by_party INTEGER NOT NULL,
	repeated_by TEXT,
	sectors TEXT NOT NULL,
	places TEXT NOT NULL,
	differences INTEGER NOT NULL,
	difference TEXT
) STRICT, WITHOUT ROWID;

-- Which events and metrics have to do with a row, made anew with the summaries. number: records.number of the event or metric.
CREATE TABLE concerns (
	about TEXT NOT NULL,
	kind TEXT NOT NULL,
	number INTEGER NOT NULL,
	id TEXT NOT NULL,
	PRIMARY KEY (about, kind, number)
) STRICT, WITHOUT ROWID;

-- The tables of a dossier, with exactly the columns of src/model/dossier_table.c. Lists stand as printed; links has their items.
CREATE TABLE sources (
	id TEXT PRIMARY KEY REFERENCES records(id) ON DELETE CASCADE,
	name TEXT NOT NULL,
	short_name TEXT,
	kind TEXT NOT NULL,
	publisher TEXT,
	publisher_basis TEXT,
	date_printed TEXT,
	date_precision TEXT,
	date_start TEXT,
	date_end TEXT,
	date_note TEXT,
	address TEXT,
	lines INTEGER NOT NULL,
	note TEXT,
	sources TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE sections (
	id TEXT PRIMARY KEY REFERENCES records(id) ON DELETE CASCADE,
	name TEXT NOT NULL,
	source TEXT NOT NULL,
	sources TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE omissions (
	id TEXT PRIMARY KEY REFERENCES records(id) ON DELETE CASCADE,
	name TEXT NOT NULL,
	source TEXT NOT NULL,
	sources TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE organisations (
	id TEXT PRIMARY KEY REFERENCES records(id) ON DELETE CASCADE,
	name TEXT NOT NULL,
	short_name TEXT,
	name_as_printed TEXT,
	kind TEXT,
	sector TEXT NOT NULL,
	provider TEXT,
	parent TEXT,
	parent_basis TEXT,
	founded TEXT,
	founded_printed TEXT,
	unnamed TEXT,
	note TEXT,
	sources TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE aliases (
	id TEXT PRIMARY KEY REFERENCES records(id) ON DELETE CASCADE,
	organisation TEXT NOT NULL,
	name TEXT NOT NULL,
	note TEXT,
	sources TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE codes (
	id TEXT PRIMARY KEY REFERENCES records(id) ON DELETE CASCADE,
	organisation TEXT NOT NULL,
	code TEXT NOT NULL,
	scheme TEXT NOT NULL,
	name TEXT NOT NULL,
	note TEXT,
	sources TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE places (
	id TEXT PRIMARY KEY REFERENCES records(id) ON DELETE CASCADE,
	name TEXT NOT NULL,
	kind TEXT,
	sources TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE partnerships (
	id TEXT PRIMARY KEY REFERENCES records(id) ON DELETE CASCADE,
	name TEXT NOT NULL,
	short_name TEXT NOT NULL,
	kind TEXT,
	status TEXT,
	specialty TEXT,
	specialties TEXT NOT NULL,
	parent TEXT,
	start TEXT,
	start_note TEXT,
	places TEXT,
	measure TEXT,
	measure_of TEXT,
	testable TEXT,
	note TEXT,
	sources TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE parties (
	id TEXT PRIMARY KEY REFERENCES records(id) ON DELETE CASCADE,
	partnership TEXT NOT NULL,
	organisation TEXT NOT NULL,
	name TEXT NOT NULL,
	sources TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE facts (
	id TEXT PRIMARY KEY REFERENCES records(id) ON DELETE CASCADE,
	name TEXT NOT NULL,
	subject TEXT NOT NULL,
	aspect TEXT NOT NULL,
	figures TEXT,
	sources TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE people (
	id TEXT PRIMARY KEY REFERENCES records(id) ON DELETE CASCADE,
	name TEXT NOT NULL,
	role TEXT,
	organisation TEXT,
	note TEXT,
	sources TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE events (
	id TEXT PRIMARY KEY REFERENCES records(id) ON DELETE CASCADE,
	name TEXT NOT NULL,
	short_name TEXT,
	date_printed TEXT,
	date_precision TEXT,
	date_start TEXT,
	date_end TEXT,
	date_note TEXT,
	relative_to TEXT,
	status TEXT NOT NULL,
	partnership TEXT,
	parties TEXT,
	places TEXT,
	note TEXT,
	sources TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE metrics (
	id TEXT PRIMARY KEY REFERENCES records(id) ON DELETE CASCADE,
	name TEXT NOT NULL,
	short_name TEXT,
	kind TEXT NOT NULL,
	better TEXT NOT NULL,
	subject TEXT,
	partnership TEXT,
	claimed_by TEXT,
	repeated_by TEXT,
	set_by TEXT,
	beneficiaries TEXT,
	measure TEXT,
	measure_of TEXT,
	testable TEXT,
	working TEXT,
	note TEXT,
	sources TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE "values" (
	id TEXT PRIMARY KEY REFERENCES records(id) ON DELETE CASCADE,
	metric TEXT NOT NULL,
	role TEXT NOT NULL,
	printed TEXT NOT NULL,
	label TEXT,
	qualifier TEXT,
	low REAL,
	high REAL,
	bound TEXT,
	unit TEXT,
	statistic TEXT,
	words TEXT,
	numerator REAL,
	denominator REAL,
	scope TEXT,
	basis TEXT,
	"window" TEXT,
	note TEXT,
	date_printed TEXT,
	date_precision TEXT,
	date_start TEXT,
	date_end TEXT,
	date_note TEXT,
	sources TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE wordings (
	id TEXT PRIMARY KEY REFERENCES records(id) ON DELETE CASCADE,
	metric TEXT NOT NULL,
	role TEXT NOT NULL,
	printed TEXT NOT NULL,
	sources TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE comparisons (
	id TEXT PRIMARY KEY REFERENCES records(id) ON DELETE CASCADE,
	name TEXT NOT NULL,
	metrics TEXT,
	comparable TEXT NOT NULL,
	note TEXT,
	sources TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE corroborations (
	id TEXT PRIMARY KEY REFERENCES records(id) ON DELETE CASCADE,
	name TEXT NOT NULL,
	involves TEXT,
	same_speaker TEXT,
	sources TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE statements (
	id TEXT PRIMARY KEY REFERENCES records(id) ON DELETE CASCADE,
	name TEXT NOT NULL,
	speaker TEXT,
	organisation TEXT,
	form TEXT NOT NULL,
	note TEXT,
	sources TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE awards (
	id TEXT PRIMARY KEY REFERENCES records(id) ON DELETE CASCADE,
	name TEXT NOT NULL,
	other_name TEXT,
	scheme TEXT,
	other_scheme TEXT,
	date_printed TEXT,
	date_precision TEXT,
	date_start TEXT,
	date_end TEXT,
	date_note TEXT,
	winners TEXT,
	partnership TEXT,
	result TEXT,
	"count" INTEGER,
	note TEXT,
	sources TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE contacts (
	id TEXT PRIMARY KEY REFERENCES records(id) ON DELETE CASCADE,
	name TEXT NOT NULL,
	organisation TEXT,
	kind TEXT NOT NULL,
	value TEXT NOT NULL,
	sources TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE products (
	id TEXT PRIMARY KEY REFERENCES records(id) ON DELETE CASCADE,
	name TEXT NOT NULL,
	kind TEXT,
	sources TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE terms (
	id TEXT PRIMARY KEY REFERENCES records(id) ON DELETE CASCADE,
	name TEXT NOT NULL,
	expansion TEXT,
	expanded_in_source TEXT NOT NULL,
	sources TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE differences (
	id TEXT PRIMARY KEY REFERENCES records(id) ON DELETE CASCADE,
	name TEXT NOT NULL,
	short_name TEXT,
	kind TEXT NOT NULL,
	detail TEXT,
	weight TEXT NOT NULL,
	involves TEXT,
	working TEXT,
	note TEXT,
	sources TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE sides (
	id TEXT PRIMARY KEY REFERENCES records(id) ON DELETE CASCADE,
	difference TEXT NOT NULL,
	name TEXT NOT NULL,
	sources TEXT NOT NULL
) STRICT, WITHOUT ROWID;
