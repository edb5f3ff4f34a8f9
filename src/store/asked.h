/* What every question about official statistics is answered with: the months that are loaded, the
 * sums of a group of bodies in each of them, and the value of a measure from such a sum. */
#ifndef STORE_ASKED_H
#define STORE_ASKED_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/error.h"
#include "base/memory.h"
#include "model/series.h"
#include "model/waits.h"
#include "store/load_official.h"
#include "store/store.h"

/* Every month from the first to the last, items[i] that of first + i; import 0: not loaded. */
struct span {
	int first;
	size_t count;
	const struct loaded_month *items;
};
/* Cut to from … to where these are not MONTH_NONE; count 0 where nothing is loaded. */
bool asked_span(struct store *store, struct arena *arena, const char *dataset, int from, int to,
	struct span *out, struct error *error);
bool asked_is_loaded(const struct span *span, int month);

/* The name under which the months of a measure are kept: its dataset, but "other:ITEM" for one of
 * the user's own. */
const char *asked_months_of(const struct measure *measure, struct arena *arena);

/* One month of a sum of distributions. */
struct gathered {
	struct waits waits;
	size_t bodies; /* that had something to add */
};
/* One month of a sum of figures. */
struct figured {
	double value;	 /* NAN: nobody had one */
	const char *why; /* of the first that had none; or NULL */
	size_t bodies;	 /* that had a row, with a value or without */
	size_t valued;	 /* that had a value */
};

/* What a measure is made of, in each month of a span: waits, or figures of its items and its of. */
struct sums {
	struct gathered *waits;
	struct figured *items[MEASURE_ITEMS_MOST], *of[MEASURE_ITEMS_MOST];
	/* For groups of providers: [month * who.body_count + place]: it had something that month.
	 * NULL else. */
	bool *present;
};
bool asked_sums(struct store *store, struct arena *arena, const struct measure *measure,
	const struct who *who, int64_t function, const struct span *span, struct sums *out,
	struct error *error);

/* The number of an item's name; 0 where no file brought it. */
bool asked_item(struct store *store, const char *name, int64_t *number, struct error *error);

struct statement;
/* A statement whose rows are month, body, value, why: of an item in the months of a span. */
bool asked_figures_of_all(struct store *store, const char *name, int64_t function,
	const struct span *span, struct statement *out, struct error *error);

/* The text of a column that says why there is no value; "not reported" where it is null. */
const char *asked_reason(const struct statement *statement, int column, struct arena *arena);

/* A packed distribution that cannot be read; false. */
bool asked_damaged(struct store *store, struct error *error);

struct amount {
	double value;		       /* NAN: why says so */
	double numerator, denominator; /* as in struct observation */
	double count;		       /* what it is a measure of: pathways, attendances …; NAN */
	const char *why;
};
/* Neither may be NULL; somebody must have added to waits. */
struct amount asked_of_waits(const struct measure *measure, const struct waits *waits);
struct amount asked_of_figures(const struct measure *measure, const struct figured *items,
	const struct figured *of); /* MEASURE_ITEMS_MOST each */
/* Month i of the sums; value NAN with why NULL where nobody added anything. */
struct amount asked_amount(const struct measure *measure, const struct sums *sums, size_t i);

/*
 * Why there is nothing of these bodies in a loaded month ("not submitted", "not in this extract",
 * "closed in …"), or that there is: 0 of a count, "no pathways" of anything else.
 */
bool asked_absence(struct store *store, struct arena *arena, const struct measure *measure,
	const struct who *who, int64_t function, const struct loaded_month *month,
	struct amount *out, struct error *error);

/* The reason of an ICB or a region in a month whose file tells no commissioner from another. */
extern const char asked_no_commissioners[];

/* Did one of these bodies send anything at all of the measure's dataset in this month? */
bool asked_submitted(struct store *store, const struct measure *measure, const struct who *who,
	int month, bool *submitted, struct error *error);

/* An amount of a month without a value becomes one with its reason, or what asked_absence finds. */
bool asked_explain(struct store *store, struct arena *arena, const struct measure *measure,
	const struct who *who, int64_t function, const struct loaded_month *month,
	struct amount *amount, struct error *error);

#endif
