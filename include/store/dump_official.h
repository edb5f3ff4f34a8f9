/* The tables of official statistics, row by row, as they are exported. */
#ifndef STORE_DUMP_OFFICIAL_H
#define STORE_DUMP_OFFICIAL_H

#include <stdbool.h>
#include <stddef.h>

#include "base/error.h"
#include "store/store.h"

/* Columns as text in the order of the statement dump_….sql; NULL where they are null. */
enum { DUMP_COLUMNS_MOST = 12 };
struct dump_row {
	const char *text[DUMP_COLUMNS_MOST];
	const unsigned char *bands; /* of waits: see model/waits.h */
	size_t bands_size;
	double value; /* of a figure; NAN where it is missing */
};

/* False ends it, with the error set. The row is borrowed. */
typedef bool dump_taker(void *context, const struct dump_row *row, struct error *error);

bool dump_imports(struct store *store, dump_taker *take, void *context, struct error *error);
bool dump_months(struct store *store, dump_taker *take, void *context, struct error *error);
bool dump_bodies(struct store *store, dump_taker *take, void *context, struct error *error);
bool dump_functions(struct store *store, dump_taker *take, void *context, struct error *error);
bool dump_items(struct store *store, dump_taker *take, void *context, struct error *error);

/* Of one month, dataset as in the table months ("other:beds.occupied"). What is worked out at an
 * import, the aggregates of a whole month, is left out. */
bool dump_waits(struct store *store, const char *dataset, int month, dump_taker *take,
	void *context, struct error *error);
bool dump_figures(struct store *store, const char *dataset, int month, dump_taker *take,
	void *context, struct error *error);

#endif
