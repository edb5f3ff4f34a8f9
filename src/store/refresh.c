/* Renewing what is built in, in a file of an older program: its dossiers are copied here. */
#include "refresh.h"

#include <string.h>

#include "connection.h"
#include "embedded.h"
#include "store/load_records.h"
#include "store/write_rows.h"

/* A file may come from a program that is newer than this one: then its dossiers stay. */
static bool is_older(const struct import_record *here, const struct import_record *built_in)
{
	if (built_in->digest == NULL ||
		(here->digest != NULL && strcmp(here->digest, built_in->digest) == 0))
		return false;
	return here->digest == NULL || here->when <= built_in->when;
}

static bool copy_table(struct store *from, struct store *to, const char *dossier,
	const struct dossier_table *table, struct error *error)
{
	struct arena arena = {0};
	const struct row *rows;
	size_t count;
	bool done = load_rows(from, &arena, table, dossier, &rows, &count, error);

	for (size_t i = 0; done && i < count; i++)
		done = write_row(to, dossier, table, rows[i].id, rows[i].fields, i + 1, error);
	arena_free(&arena);
	return done;
}

static bool copy_dossier(struct store *from, struct store *to, const struct dossier *dossier,
	const struct import_record *record, struct error *error)
{
	bool done =
		write_dossier_begin(to, dossier->id, dossier->name, dossier->description, error);

	for (const struct dossier_table *table = dossier_tables; done && table->name != NULL;
		table++)
		done = copy_table(from, to, dossier->id, table, error);
	return done && write_dossier_end(to, dossier->id, record, error);
}

static bool refresh_one(
	struct store *from, struct store *to, const struct dossier *dossier, struct error *error)
{
	struct import_record built_in, here;
	struct arena arena = {0};
	bool done =
		write_last_import(from, dossier->id, &arena, &built_in, error) &&
		write_last_import(to, dossier->id, &arena, &here, error) &&
		(!is_older(&here, &built_in) || copy_dossier(from, to, dossier, &built_in, error));

	arena_free(&arena);
	return done;
}

bool refresh_built_in(struct store *store, struct error *error)
{
	const struct dossier *dossiers;
	struct arena arena = {0};
	struct store *built_in;
	size_t count = 0;
	bool done;

	if (embedded_collection() == NULL)
		return true;
	if (!store_open_built_in(&built_in, error))
		return false;
	done = load_dossiers(built_in, &arena, &dossiers, &count, error);
	store->refreshing = true;
	for (size_t i = 0; done && i < count; i++)
		done = refresh_one(built_in, store, &dossiers[i], error) ||
		       error_prefix(
			       error, "the built-in dossier %s cannot be renewed", dossiers[i].id);
	done = done && refresh_official(built_in, store, error);
	store->refreshing = false;
	store_close(built_in);
	arena_free(&arena);
	return done;
}
