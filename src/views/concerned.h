/* What a difference can be filtered by: the sectors, specialties and places of what it involves. */
#ifndef VIEWS_CONCERNED_H
#define VIEWS_CONCERNED_H

#include "base/error.h"
#include "base/memory.h"
#include "store/store.h"
#include "views/view.h"

/* Every partnership, organisation, event and metric with what it can be filtered by. */
struct concerned {
	struct view_row *rows; /* by id */
	size_t count;
};

bool concerned_load(
	struct concerned *concerned, struct store *store, struct arena *arena, struct error *error);

/* Each value once that one of these ids ("; " between them) has for the facet; NULL where none has
 * any. */
const char *concerned_values(
	const struct concerned *concerned, const char *ids, enum facet facet, struct arena *arena);

#endif
