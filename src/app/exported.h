/* A folder as `export` writes it: a folder for each dossier in it, and one of official statistics.
 */
#ifndef APP_EXPORTED_H
#define APP_EXPORTED_H

#include <stdbool.h>
#include <stddef.h>

#include "base/memory.h"

/* Under which official statistics are written. */
#define EXPORTED_OFFICIAL "official"

/* One with a wrong heading is no dossier, but its import says what is wrong with it. */
bool exported_is_dossier(const char *folder);

/* The paths, and in the place of an exported folder those in it: dossiers, then official
 * statistics. */
void exported_expand(const char *const *paths, size_t count, struct arena *arena,
	const char *const **out, size_t *out_count);

#endif
