/* What is known of the bodies that official files name, and of whom a person means. */
#ifndef STORE_ASKED_BODY_H
#define STORE_ASKED_BODY_H

#include <stdbool.h>
#include <stdint.h>

#include "base/error.h"
#include "base/memory.h"
#include "model/series.h"
#include "store/store.h"

/* number 0: there is none. Strings but code, name and kind may be NULL. */
struct body_record {
	int64_t number;
	const char *code, *name, *kind, *sector, *parent, *region, *opened, *closed, *successor;
};
bool asked_body(struct store *store, struct arena *arena, int64_t number, struct body_record *out,
	struct error *error);
bool asked_body_coded(struct store *store, struct arena *arena, const char *code,
	struct body_record *out, struct error *error);

/* England, NHS trusts or others, whose sums are stored. */
bool asked_is_aggregate(const struct who *who);
/* One of these, or a provider: a month in part has it, or has not; of all others it has a part. */
bool asked_is_one(const struct who *who);

/* The months it was opened and closed in; INT_MIN and INT_MAX where no list of organisations says
 * so. */
int asked_opened(const struct body_record *body);
int asked_closed(const struct body_record *body);

/* An ICB or a region by what is commissioned for it. */
bool asked_is_commissioned(const struct who *who);

#endif
