/* Writing official statistics into a generation that is being made. */
#ifndef STORE_WRITE_OFFICIAL_H
#define STORE_WRITE_OFFICIAL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/error.h"
#include "base/memory.h"
#include "base/string_buffer.h"
#include "model/waits.h"
#include "store/store.h"
#include "store/write_rows.h"

enum body_kind { BODY_PROVIDER, BODY_ICB, BODY_REGION, BODY_COMMISSIONER };
enum { BODY_ENGLAND = 1, BODY_SECTOR_NHS, BODY_SECTOR_OTHER, BODY_NONC, BODY_BLANK };
enum { FUNCTION_ALL = 1 };

/* The import that had the same bytes and still has all its months, or 0: then nothing needs to be
 * done. */
bool write_import_find(struct store *store, const char *digest, int64_t *id, struct error *error);
/* The last that had them, whatever became of its months since; or 0. */
bool write_import_find_recorded(
	struct store *store, const char *digest, int64_t *id, struct error *error);
/* The same of those that came with the program, whatever became of their months. */
bool write_import_find_built_in(
	struct store *store, const char *digest, int64_t *id, struct error *error);

/* Records an import of official statistics, with its rows and bytes; its id is never used again. */
bool write_import(
	struct store *store, const struct import_record *record, int64_t *id, struct error *error);

/*
 * The number of a code, made where it is new. A name of a newer month replaces an older one; every
 * name is kept for search. All but code and kind may be NULL or empty: then what is known stays.
 * month 0: a list of organisations, older than any month. The sector of a provider is told by its
 * code and name. A few microseconds each: importers remember the numbers.
 */
struct body {
	const char *code, *name;
	enum body_kind kind;
	const char *parent, *region;		 /* codes */
	const char *opened, *closed, *successor; /* of ODS: "2017-10-01"; or NULL */
};
bool write_body(struct store *store, const struct body *body, int month, int64_t *number,
	struct error *error);
bool write_function(struct store *store, const char *code, const char *name, int64_t *number,
	struct error *error);
/* An item belongs to the dataset its name begins with ("ae.breaches.type1"), else to other. */
bool write_item(struct store *store, const char *name, const char *unit, int64_t *number,
	struct error *error);

/*
 * One month of one dataset, from begin to end. What was there of it is removed first: only where
 * `replace`, or where this vintage is not older (first issue, revised, revised-2 …; else by order
 * of import); an older one is refused with what to write. A part of a month never takes the place
 * of a whole one, nor of a built-in one, which has England and the providers of the collection,
 * nor do totals alone take the place of a month that has its tests, unless `replace`. Several
 * months may be written at the same time.
 *
 * In dataset other every item stands for itself: its month is replaced, or refused, at its first
 * figure, and other items of that month stay.
 */
struct official_month {
	const char *dataset;
	int month;
	int64_t import;
	/* "revised", "revised-2" …, and behind a comma what is to be known of the file; NULL: first
	 * issue or not known */
	const char *vintage;
	bool whole, replace;
	bool only_totals; /* of DM01: it tells no test from another */
};
bool write_month_begin(
	struct store *store, const struct official_month *month, struct error *error);
/* provisional < first issue or not known (NULL, or none of these words) < revised < revised-2 … */
int vintage_rank(const char *vintage);
/* Appends to why what write_month_begin() would refuse the month with, or nothing. Of dataset other
 * nothing can be told before its first figure. */
bool write_month_refusal(struct store *store, const struct official_month *month,
	struct string_buffer *why, struct error *error);
/* The import of the user's that a month comes from; 0 where it is not there, or built in. dataset
 * as in the table of months: "rtt", "other:my.measure". */
bool write_month_import(
	struct store *store, const char *dataset, int month, int64_t *import, struct error *error);
/* What NHS England publishes of England in a month, by the item of its own series
 * ("published.rtt.incomplete.total"); NAN where there is none. */
bool find_published(
	struct store *store, const char *item, int month, double *value, struct error *error);
/* So many providers are too few beside a month that has those: the file is cut off, or an extract.
 */
bool lacks_providers(size_t providers, size_t beside);
/* How many providers have waits in a part: of the whole month before, the month itself and the one
 * after, the nearest that are there within half a year. providers 0: none is there whole. */
enum { BESIDE_BEFORE, BESIDE_SAME, BESIDE_AFTER, MONTHS_BESIDE };
struct month_beside {
	int month;
	size_t providers;
};
bool find_months_beside(struct store *store, const char *dataset, enum waits_part part, int month,
	struct month_beside out[MONTHS_BESIDE], struct error *error);
/* The month that has many more than so many providers: the same one, or where it is not there each
 * beside it. NULL: none has. */
const struct month_beside *months_with_more(
	const struct month_beside months[MONTHS_BESIDE], size_t providers);
/* blob: packed groups of model/waits.h. Rows come in fastest in the order part, function, body. */
bool write_waits(struct store *store, int month, enum waits_part part, int64_t function,
	int64_t body, const unsigned char *blob, size_t size, struct error *error);
/* value NAN: none, and why says so. */
bool write_figure(struct store *store, int month, int64_t item, int64_t function, int64_t body,
	double value, const char *why, struct error *error);
/*
 * Works out the aggregates of a whole month (England without NONC, NHS trusts, others; not of
 * published and other, whose figures cannot be added) and appends to report what moved against the
 * figures that were there: how many providers' totals, and the ten that moved most ("RF4 waiting
 * list 66,352, was 66,375"), one line each.
 */
bool write_month_end(struct store *store, const struct official_month *month,
	struct string_buffer *report, struct error *error);

/*
 * Removes an import and the months that came from it; months that the built-in collection has in
 * part come back from there, and the report tells which. False where there is none, and where it is
 * a dossier's or built in.
 */
bool write_import_remove(
	struct store *store, int64_t id, struct string_buffer *report, struct error *error);

#endif
