/* Providers, ICBs and regions of official statistics, found by code and by any name they had. */
#ifndef STORE_SEARCH_BODIES_H
#define STORE_SEARCH_BODIES_H

#include "query.h"
#include "store/search.h"

/*
 * Those in whose code and name every word of the query is. id is the code; record is the
 * organisation of the collection that has it, else the code itself. rank: 0, and 1 below where it
 * is called exactly what was typed.
 */
bool search_bodies(struct store *store, const struct query *query, struct arena *arena,
	struct hit **out, size_t *count, struct error *error);

#endif
