/*
 * What a file of official statistics holds, gathered in memory, then written month by month: an
 * importer reads all rows and checks them before anything is written.
 */
#ifndef IMPORT_HARVEST_H
#define IMPORT_HARVEST_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/error.h"
#include "base/memory.h"
#include "model/waits.h"
#include "source.h"
#include "store/store.h"
#include "store/write_official.h"

/* Bodies, functions and items are numbered from 0 as they are met. These are there from the
 * beginning. */
enum {
	HARVEST_ENGLAND = BODY_ENGLAND - 1,
	HARVEST_SECTOR_NHS,
	HARVEST_SECTOR_OTHER,
	HARVEST_NONC,
	HARVEST_BLANK,
	HARVEST_ALL = 0, /* function */
};

#define HARVEST_NONE ((size_t)-1)

/* A name of a body, and the months in which it was read. */
struct harvest_name {
	const char *name;
	int first, last;
	struct harvest_name *next;
};

struct harvest_body {
	struct body body;	    /* strings in the arena */
	struct harvest_name *names; /* NULL: no file said one */
	int64_t number;		    /* in the database; 0: not yet */
};

struct harvest_label {		  /* a function or an item */
	const char *code, *words; /* words: name or unit */
	int64_t number;
};

struct harvest_month {
	const char *dataset;
	int month;
	bool whole;
	/* An older issue than the one that is there, or replaced since the file was imported: not
	 * to be written. */
	bool passed_over;
};

struct harvest_figure {
	uint32_t month, item, function, body; /* month: index into months */
	uint32_t line;			      /* where it was read */
	bool passed_over;		      /* as in its month, of a measure of its own */
	double value; /* NAN: why says so, a static string or of the arena */
	const char *why;
};

struct harvest_waits {
	uint32_t month, part, function, body, commissioner, line;
	int open;
	int64_t unbanded;
	const int64_t *bands; /* open + 1 */
};

struct harvest_index;
struct harvest_keys;

struct harvest {
	struct arena arena;
	struct harvest_index *codes; /* of bodies, functions, items */
	struct harvest_body *bodies;
	struct harvest_label *functions, *items;
	struct harvest_month *months;
	struct harvest_figure *figures;
	struct harvest_waits *waits;
	size_t body_count, function_count, item_count, month_count, figure_count, waits_count;
	size_t body_room, function_room, item_room, month_room, figure_room, waits_room;
	struct harvest_keys *keys; /* of figures and waits that are added up */
	struct harvest_keys *month_keys;
	size_t dataset_count; /* of months */
	/* Figures of one key, and waits of one key and commissioner, are added; else the importer
	 * sees to it that there are no two. */
	bool sums;
	bool unique; /* harvest_figure() takes no key a second time */
	/*
	 * Whether a month is whole is judged from what came: a total of all providers that agrees,
	 * or very many of them, and no row left out. Else months[].whole tells.
	 */
	bool judged, totals_agree, left_out;
	const char *in_part; /* why no month of the file can be whole, a static string; or NULL */
	bool only_totals;    /* of DM01, without tests */
	uint64_t rows;	     /* of the file, without those left out */
	const char *note;    /* for the report, static or of the arena; or NULL */
};

void harvest_begin(struct harvest *harvest);
void harvest_free(struct harvest *harvest);

/* name, parent, region … NULL where the file says none. month: in which the name was read; 0 for a
 * list of organisations. "England", "NONC" … are those that are there. */
size_t harvest_body(struct harvest *harvest, const struct body *body, int month);
/* The number that a code has already, or HARVEST_NONE. */
size_t harvest_find_body(const struct harvest *harvest, const char *code);
size_t harvest_function(struct harvest *harvest, const char *code, const char *name);
size_t harvest_item(struct harvest *harvest, const char *name, const char *unit);
/* whole is set by the first call. */
size_t harvest_month(struct harvest *harvest, const char *dataset, int month);

/* All numbers are indices that the functions above gave. NULL, or where `unique` the figure that is
 * there already: then this one is not added. */
const struct harvest_figure *harvest_figure(
	struct harvest *harvest, const struct harvest_figure *figure);
void harvest_waits(struct harvest *harvest, const struct harvest_waits *waits); /* bands copied */

/* Of a harvest that adds up, or unique: the figure of this key, or NULL. */
const struct harvest_figure *harvest_find_figure(
	const struct harvest *harvest, const struct harvest_figure *key);

/* By month, item or part, function and body: no two may have the same key. */
void harvest_sort(struct harvest *harvest);

/*
 * Sorts, records the import and writes all of it; the report gets a line. Nothing is written where
 * the same bytes were imported before, or where a month is there with more.
 */
bool harvest_write(struct store *store, struct source *source, struct harvest *harvest,
	const char *kind, struct error *error);

#endif
