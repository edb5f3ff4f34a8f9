/* One row of any table, as other parts of the store need it. */
#ifndef STORE_ROWS_H
#define STORE_ROWS_H

#include "base/error.h"
#include "base/memory.h"
#include "model/collection.h"
#include "store/store.h"

/* Fields and citations of the row, which must be there. */
bool rows_load(struct store *store, struct arena *arena, const struct dossier_table *table,
	const char *id, struct row *out, struct error *error);

/* The table of a kind; one that is none of ours can only come from a damaged file. */
bool rows_table_of(struct store *store, const char *kind, const struct dossier_table **out,
	struct error *error);

/* The citations of any row, the main one first. */
bool rows_load_citations(struct store *store, struct arena *arena, const char *id,
	struct citations *out, struct error *error);

/* The same from the column `sources` of a row that is at hand; the name of a source is read once
 * for each store. */
struct citations rows_cite(struct store *store, struct arena *arena, const char *sources);

void rows_forget_names(struct store *store);

/* Column 0 of all rows of a statement that is ready to run, which is ended. */
struct ids {
	const char **items;
	size_t count;
};
struct statement;
bool rows_collect_ids(
	struct statement *statement, struct arena *arena, struct ids *out, struct error *error);

/* Ids of all rows of a kind ("metrics"), in the order of the files. */
bool rows_list(struct store *store, struct arena *arena, const char *kind, struct ids *out,
	struct error *error);

/* The same for "events" and "metrics" or, where about is not NULL, those that have to do with it.
 */
bool rows_list_about(struct store *store, struct arena *arena, const char *kind, const char *about,
	struct ids *out, struct error *error);

#endif
