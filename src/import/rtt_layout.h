/* The heading of an extract: which column holds what, by its name. */
#ifndef IMPORT_RTT_LAYOUT_H
#define IMPORT_RTT_LAYOUT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/error.h"
#include "base/memory.h"
#include "rtt_fields.h"

enum column_kind {
	COLUMN_OTHER, /* not looked at */
	COLUMN_PERIOD,
	COLUMN_YEAR, /* to September 2017, with the month's name in the next one */
	COLUMN_PERIOD_NAME,
	COLUMN_PROVIDER_PARENT,
	COLUMN_PROVIDER_PARENT_NAME,
	COLUMN_PROVIDER,
	COLUMN_PROVIDER_NAME,
	COLUMN_COMMISSIONER_PARENT,
	COLUMN_COMMISSIONER_PARENT_NAME,
	COLUMN_COMMISSIONER,
	COLUMN_PART,
	COLUMN_FUNCTION,
	COLUMN_FUNCTION_NAME,
	COLUMN_TOTAL,	/* sum of the bands */
	COLUMN_UNKNOWN, /* patients with unknown clock start date */
	COLUMN_ALL,	/* both */
	COLUMN_BAND,
	COLUMN_KINDS
};

struct layout_column {
	enum column_kind kind;
	int band; /* of COLUMN_BAND: weeks at its beginning */
	const char *name;
};

enum { NO_COLUMN = -1 };

enum stage {
	STAGE_PROVIDER, /* the period too */
	STAGE_COMMISSIONER,
	STAGE_WHAT, /* part and treatment function */
	STAGE_BANDS,
	STAGE_TOTALS,
	STAGES
};

struct layout {
	struct layout_column *columns;
	size_t count;	      /* up to the last one that has a name */
	char delimiter;	      /* of the file: comma, semicolon or tab */
	int open;	      /* weeks at which the open band begins */
	int at[COLUMN_KINDS]; /* column of each kind; NO_COLUMN; of bands, the first */
	/* The columns come as they do in every published file: between commas, stage after stage,
	 * the bands in order. starts: the column at which each stage begins. */
	bool regular;
	size_t starts[STAGES];
};

/* The heading once more, between rows, as sheets that were put together have it. */
bool layout_repeats(const struct layout *layout, const struct rtt_record *record);

/* True where the record is the heading of a commissioner's workbook (2009 to 2015), whose bands are
 * ">0-1" … and which has no providers: it is known so that it can be refused in plain words. */
bool layout_is_workbook(const struct rtt_record *record);

/* True where the record is a heading of an extract. */
bool layout_recognises(const struct rtt_record *record);

/* Names are kept in the arena; false where a column is missing, or the bands do not follow. */
bool layout_read(const struct rtt_record *heading, struct arena *arena, struct layout *layout,
	struct error *error);

#endif
