/* What a row of official statistics is filtered by, in the same words wherever its provider is
 * listed, so that a filter that works in one list works in the other. */
#ifndef VIEWS_OFFICIAL_FACETS_H
#define VIEWS_OFFICIAL_FACETS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/error.h"
#include "base/memory.h"
#include "store/load_official.h"
#include "views/view.h"

/* ICBs by their code, so that each is looked up once. Begin with the store and the arena. */
struct official_areas {
	struct store *store;
	struct arena *arena;
	const char *codes[128], *names[128];
	size_t count;
};

/* As the command line divides them: "NHS" or "other". */
const char *official_division(const struct summary_row *row);

/* "NHS; NHS trust", "Kent and Medway (QKS)", "London (Y56)" as sector, ICB and region; other facets
 * are left alone. Words are the arena's, or the row's own. */
bool official_facets(struct official_areas *areas, const struct summary_row *row,
	const char *facets[FACET_COUNT], struct error *error);

#endif
