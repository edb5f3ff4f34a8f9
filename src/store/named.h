/* Rows by what a person calls them. */
#ifndef STORE_NAMED_H
#define STORE_NAMED_H

#include "store/search.h"

/* The rows with exactly this id, else with exactly this name, alias or code (folded). */
bool named_exactly(struct store *store, const char *text, struct arena *arena,
	const struct named **out, size_t *count, struct error *error);

#endif
