/* Writing rows into a generation that is being made. */
#ifndef STORE_WRITE_ROWS_H
#define STORE_WRITE_ROWS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/error.h"
#include "base/memory.h"
#include "model/dossier_table.h"
#include "store/store.h"

/* One import, as it is recorded. digest is the SHA-256 of the bytes read, in hex. */
struct import_record {
	const char *file, *kind, *digest, *period, *vintage; /* period and vintage may be NULL */
	uint64_t bytes, rows;
	int64_t when; /* seconds since 1970; $SOURCE_DATE_EPOCH where that is set */
};

/* Begins a dossier: all rows it had before are removed (those of other dossiers may point at them
 * until write_dossier_end). */
bool write_dossier_begin(struct store *store, const char *id, const char *name,
	const char *description, struct error *error);

/* fields in the order of the table's columns, NULL where empty; id as made from the rule in
 * dossier_table.h. Citations are parsed and linked here. */
bool write_row(struct store *store, const char *dossier, const struct dossier_table *table,
	const char *id, const char *const *fields, size_t position, struct error *error);

/* Indexes the texts for search and records the import. References are checked by the importer
 * before. */
bool write_dossier_end(struct store *store, const char *dossier, const struct import_record *record,
	struct error *error);

/* What was imported last as this dossier; digest is NULL where nothing was. */
bool write_last_import(struct store *store, const char *dossier, struct arena *arena,
	struct import_record *out, struct error *error);

/* A row of another dossier that points at, or cites, a row of this one. */
struct inbound {
	const char *id;		    /* of this dossier */
	const char *from, *dossier; /* the other row, and where it is */
};
bool write_list_inbound(struct store *store, const char *dossier, struct arena *arena,
	const struct inbound **out, size_t *count, struct error *error);

/* Kind of the row with this id ("metrics"), its dossier in *dossier if not NULL (valid until the
 * next call); NULL where there is none. */
const char *write_find(struct store *store, const char *id, const char **dossier);

#endif
