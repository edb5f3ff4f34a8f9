/* Generations: an import is a new file beside the old one, published whole by rename(2), or nothing
 * at all. */
#ifndef STORE_PUBLISH_H
#define STORE_PUBLISH_H

#include <stdbool.h>

#include "base/error.h"
#include "store/store.h"

struct generation;

/*
 * Takes PATH.lock (waits for another importer, telling `waiting` the holder's process id once),
 * removes what dead importers left, checks the free space, copies the present generation (where
 * there is none: origin, or the built-in collection where that is NULL; it makes the folder),
 * refreshes the built-in dossiers and the schema where they are older than the program's, and opens
 * a transaction.
 */
bool generation_begin(const char *path, const char *origin, void (*waiting)(long holder),
	struct generation **out, struct error *error);

/*
 * The same from nothing: the collection that will be built into the program. Its dossiers are the
 * built-in ones, and the file depends on them and on $SOURCE_DATE_EPOCH alone (without it, no time
 * is written). Whatever PATH was before is replaced.
 */
bool generation_build(const char *path, struct generation **out, struct error *error);

/* The writable store of this generation, open until it is published or abandoned. */
struct store *generation_store(struct generation *generation);

/*
 * Commits, checks (quick_check), appends the digest, makes the file durable, renames it to PATH,
 * and what was there before to PATH.previous. The generation is gone after the call either way; on
 * false the old ones are untouched. True means durable.
 */
bool generation_publish(struct generation *generation, struct error *error);
void generation_abandon(struct generation *generation);

/* PATH.previous, where its digest fits, becomes the present generation, and the present the
 * previous. */
bool generation_undo(const char *path, struct error *error);

#endif
