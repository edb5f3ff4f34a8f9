/* Whether a dossier makes sense: by itself, and beside the dossiers of the store. */
#ifndef IMPORT_DOSSIER_CHECK_H
#define IMPORT_DOSSIER_CHECK_H

#include "dossier_read.h"
#include "id_index.h"
#include "store/load_records.h"
#include "store/store.h"

struct checking {
	struct store *store;
	struct dossier_folder *folder;
	struct dossier_report *report;
	struct id_index ids;
	const struct source *sources; /* of the store */
	size_t source_count;
};

/* Gives every row its id and reports what is wrong in any field. false only where the store cannot
 * be read. */
bool dossier_check(struct store *store, struct dossier_folder *folder,
	struct dossier_report *report, struct error *error);

/* Makes and compares ids; part of the above (dossier_ids.c). */
void dossier_check_ids(struct checking *checking);

/* What one field says by itself, and what it points at; parts of the above (dossier_fields.c,
 * dossier_pointers.c). */
void dossier_check_field(struct checking *checking, const struct dossier_file *file,
	const struct dossier_row *row, size_t column);
void dossier_check_pointers(struct checking *checking, const struct dossier_file *file,
	const struct dossier_row *row, size_t column);

/* The field of that column, or NULL where it is empty or the table has no such column. */
const char *dossier_field(
	const struct dossier_file *file, const struct dossier_row *row, const char *column);

/* The number of a column in its table; the table must have it. */
size_t dossier_column(const struct dossier_file *file, const char *column);

#endif
