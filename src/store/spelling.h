/* Other words for those that nothing matches. */
#ifndef STORE_SPELLING_H
#define STORE_SPELLING_H

#include "base/error.h"
#include "base/memory.h"
#include "query.h"
#include "store/store.h"

/* Replaces each word that occurs nowhere by the nearest word of a name; *changed where there was
 * one. */
bool spelling_correct(struct store *const *stores, size_t store_count, struct query *query,
	struct arena *arena, bool *changed, struct error *error);

#endif
