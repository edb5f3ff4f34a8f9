/* Who does what of a count in one month: providers with their kind, and ICBs. */
#ifndef STORE_SHARE_SCAN_H
#define STORE_SHARE_SCAN_H

#include "asked_scan.h"

/* NHS trusts; slots_free() frees them. */
bool share_trusts(struct store *store, struct slots *out, struct error *error);

/* Providers of one month, with a count over 0, by number. */
struct doer {
	int64_t body;
	bool nhs;
	double count;
};
struct doers {
	const struct doer *items;
	size_t count;
	size_t others; /* of them, not NHS trusts */
};
bool share_doers(struct store *store, struct arena *arena, const struct measure *measure,
	int64_t function, const struct loaded_month *month, const struct slots *trusts,
	struct doers *out, struct error *error);

const struct doer *share_find(const struct doers *doers, int64_t body); /* or NULL */

/* By commissioner, largest share first; NONC is left out. out->icbs_why where there are none. */
bool share_icbs(struct store *store, struct arena *arena, const struct measure *measure,
	int64_t function, const struct loaded_month *month, const struct slots *trusts,
	struct share *out, struct error *error);

/* The doers of every month of a span; those of a month that is not loaded or not whole are none. */
struct share_history {
	const struct span *span;
	const struct doers *months;
	size_t first, last; /* the two months compared */
};
/* Who came and who went between the first month and the last one, and what became of them. */
bool share_moved(struct store *store, struct arena *arena, const struct measure *measure,
	int64_t function, const struct share_history *history, struct share *out,
	struct error *error);

#endif
