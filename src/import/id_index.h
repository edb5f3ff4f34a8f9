/* Which row has this id? */
#ifndef IMPORT_ID_INDEX_H
#define IMPORT_ID_INDEX_H

#include <stddef.h>

#include "dossier_read.h"

struct id_entry {
	const char *id;
	const struct dossier_file *file;
	const struct dossier_row *row;
	size_t number; /* free for the caller */
};

/* Zero-initialise; free with id_index_free(). */
struct id_index {
	struct id_entry *entries; /* open addressing; an id of NULL is a free place */
	size_t capacity, count;
};

/* The entry of this id, or NULL. */
struct id_entry *id_index_find(const struct id_index *index, const char *id);

/* The entry of this id, made where there is none: then its file is NULL. Valid until the next one
 * is made. */
struct id_entry *id_index_add(struct id_index *index, const char *id);

void id_index_free(struct id_index *index);

#endif
