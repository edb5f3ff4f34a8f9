/* Imports as rows, for those that write and renew them. */
#ifndef STORE_WRITE_IMPORTS_H
#define STORE_WRITE_IMPORTS_H

#include "store/write_official.h"

/* dossier: its id, or NULL for a file of official statistics. */
bool imports_record(struct store *store, const char *dossier, const struct import_record *record,
	int64_t *id, struct error *error);

/* With the months that come from it; whatever kind of import it is. */
bool imports_delete(struct store *store, int64_t id, size_t *months, struct error *error);

#endif
