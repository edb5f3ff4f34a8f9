/* The nouns of the collection as the panes need them. Strings are borrowed from the arena they were
 * loaded into; ids are never NULL. */
#ifndef MODEL_COLLECTION_H
#define MODEL_COLLECTION_H

#include <stdbool.h>
#include <stddef.h>

#include "model/date.h"
#include "model/dossier_table.h"
#include "model/quantity.h"

struct citation {
	const char *source;	 /* "d-001" */
	const char *source_name; /* short name of the source, at most 17 cells, or its title */
	int first_line, last_line;
};

struct citations {
	const struct citation *items; /* the first is where it is mainly said */
	size_t count;
};

struct partnership {
	const char *id, *name, *short_name, *dossier;
	const char *kind, *status;
	const char *specialties; /* "imaging; MSK" */
	const char *places;	 /* names, "; " between them */
	const char *parent;	 /* or NULL */
	struct calendar_date start;
	bool start_worked_out;
	/* "InHealth with Northumbria (RTF)": two of them, sites last, and "and N more" */
	const char *parties;
	const char *sectors;  /* of its parties: "NHS; independent" */
	size_t figures;	      /* metrics */
	size_t pairs;	      /* metrics with both sides to compare */
	size_t serious;	      /* serious differences */
	bool has_measure;     /* an official series can be laid beside it */
	const char *testable; /* one sentence, or NULL */
};

struct organisation {
	const char *id, *name, *short_name, *dossier;
	const char *kind, *sector;
	const char *code;	 /* ODS, or NULL */
	const char *places;	 /* of its partnerships; names, "; " between them */
	const char *specialties; /* of its partnerships */
	bool provider;
	size_t figures, partnerships, serious;
	bool has_measure;
};

struct event {
	const char *id, *name, *dossier;
	const char *short_name; /* the name where there is none */
	struct date date;
	const char *status;			    /* past, ongoing, planned, target */
	const char *partnership, *partnership_name; /* or NULL */
	const char *organisations;		    /* short names, "; " between them */
	const char *specialties, *places;	    /* of the event and its partnership */
	size_t differences;
	struct citations citations;
};

struct metric {
	const char *id, *name, *short_name, *dossier;
	const char *kind, *better;
	const char *partnership, *partnership_name; /* or NULL */
	const char *subject_name;
	const char *claimed_by, *claimed_by_name; /* or NULL */
	bool claimed_by_party;	 /* the claimant is, or speaks for, a party to the partnership */
	const char *repeated_by; /* names of others that state the same, or NULL */
	const char *measure, *measure_of, *testable, *working, *note; /* or NULL */
	const char *measure_function; /* code of the one function or test it is of; or NULL */
	const char *specialties, *sectors, *places;
	const struct quantity *values[ROLE_COUNT]; /* NULL where it has none */
	size_t differences;
	const char *difference; /* short text of the weightiest, or NULL */
	struct citations citations;
};

struct side {
	const char *text;
	struct citations citations;
};

struct difference {
	const char *id, *name, *short_name, *dossier;
	const char *kind, *detail, *weight; /* weight: serious, moderate, minor */
	const char *note, *working;	    /* or NULL */
	const char *involves;		    /* ids, "; " between them */
	const char *partnership_name; /* short name of the first partnership it concerns, or NULL */
	const struct side *sides;
	size_t side_count;
	struct citations citations;
};

struct source {
	const char *id, *name, *short_name, *kind, *dossier;
	const char *publisher, *publisher_basis, *address, *note; /* or NULL */
	struct date date;
	int lines;
};

/* Any row of any table, with all of its columns, for records, JSON and export. */
struct row {
	const struct dossier_table *table;
	const char *id, *dossier;
	/* As many as the table has columns, in their order; NULL where empty. */
	const char *const *fields;
	struct citations citations;
};

/* The field of that column, or NULL; a column the table does not have is a mistake of ours. */
const char *row_field(const struct row *row, const char *column);

#endif
