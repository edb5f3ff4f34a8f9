/* What an official id asks for, looked up: measure, function, whose. */
#ifndef VIEWS_OFFICIAL_ASK_H
#define VIEWS_OFFICIAL_ASK_H

#include <stdbool.h>
#include <stdint.h>

#include "base/error.h"
#include "base/memory.h"
#include "model/series.h"
#include "store/store.h"
#include "views/official_id.h"

struct official_asked {
	struct measure measure;
	struct measure_names names;
	int64_t function;
	const char *function_code, *function_name; /* NULL: all */
	struct who who;				   /* code NULL: nobody is named */
	int month;				   /* or MONTH_NONE */
};

/* A measure that is not said is the first that anything is loaded of; a function that the measure
 * does not have is none. False, in words, where one of them is not known. */
bool official_ask(struct store *store, struct arena *arena, const char *id,
	struct official_asked *out, struct error *error);

/* The id of the same for somebody, in a month. */
const char *official_asked_id(
	struct arena *arena, const struct official_asked *asked, const char *who, int month);

/* The measure that a dataset begins with: "rtt.incomplete.within18.pct"; NULL: any. */
bool official_first_measure(
	struct store *store, struct arena *arena, const char **id, struct error *error);

/* That of one dataset; NULL: it has none. */
const char *official_first_of(const char *dataset);

#endif
