/* Search over everything, as the reader types. */
#ifndef STORE_SEARCH_H
#define STORE_SEARCH_H

#include <stdbool.h>
#include <stddef.h>

#include "base/error.h"
#include "base/memory.h"
#include "store/store.h"

struct hit {
	const char *id, *kind, *name, *dossier; /* kind: singular, "metric" */
	const char *record;  /* the id Enter opens: the row itself, or its parent where the row
				belongs to one */
	const char *context; /* the words around the match, or NULL where the name holds it */
	double rank;	     /* smaller is better; comparable between databases */
};

struct search_result {
	const struct hit *hits;
	size_t count;
	const char *corrected; /* the words searched for instead, where nothing matched those typed;
				  or NULL */
};

/*
 * Every word must match, the last one as a beginning; all databases are asked and their hits
 * merged, best first. limit 0: all. An empty query has no hits. Never fails because of what was
 * typed.
 */
bool search_run(struct store *const *stores, size_t store_count, const char *query, size_t limit,
	struct arena *arena, struct search_result *out, struct error *error);

/* Which row a person means: an exact id, name, alias or code wins, else an unambiguous beginning of
 * one (folded). *count > 1: the choices. */
struct named {
	const char *id, *kind, *name;
};
bool search_named(struct store *store, const char *name, struct arena *arena,
	const struct named **out, size_t *count, struct error *error);

#endif
