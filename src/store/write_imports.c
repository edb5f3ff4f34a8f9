/* What was imported: finding, recording and removing it. */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "connection.h"
#include "model/month.h"
#include "official.h"
#include "refresh.h"
#include "write_imports.h"

static bool find_by_digest(
	struct store *store, const char *name, const char *digest, int64_t *id, struct error *error)
{
	struct statement statement = statement_begin(store, name);

	*id = 0;
	statement_bind_text(&statement, ":digest", digest);
	if (statement_step(&statement))
		*id = statement_integer(&statement, 0);
	return statement_end(&statement, error);
}

bool write_import_find(struct store *store, const char *digest, int64_t *id, struct error *error)
{
	return find_by_digest(store, "find_import", digest, id, error);
}

bool write_import_find_recorded(
	struct store *store, const char *digest, int64_t *id, struct error *error)
{
	return find_by_digest(store, "find_import_recorded", digest, id, error);
}

bool write_import_find_built_in(
	struct store *store, const char *digest, int64_t *id, struct error *error)
{
	return find_by_digest(store, "find_built_in_import", digest, id, error);
}

bool imports_record(struct store *store, const char *dossier, const struct import_record *record,
	int64_t *id, struct error *error)
{
	struct statement statement = statement_begin(store, "insert_import");
	bool timeless = store->building && getenv("SOURCE_DATE_EPOCH") == NULL;

	statement_bind_text(&statement, ":dossier", dossier);
	statement_bind_text(&statement, ":file", record->file);
	statement_bind_text(&statement, ":kind", record->kind);
	statement_bind_text(&statement, ":digest", record->digest);
	statement_bind_integer(&statement, ":bytes", (int64_t)record->bytes);
	statement_bind_integer(&statement, ":rows", (int64_t)record->rows);
	statement_bind_text(&statement, ":period", record->period);
	statement_bind_text(&statement, ":vintage", record->vintage);
	statement_bind_integer(&statement, ":imported_at", timeless ? 0 : record->when);
	statement_bind_integer(&statement, ":built_in", store->building || store->refreshing);
	if (!statement_run(&statement, error))
		return false;
	*id = sqlite3_last_insert_rowid(store->db);
	return true;
}

bool write_import(
	struct store *store, const struct import_record *record, int64_t *id, struct error *error)
{
	return imports_record(store, NULL, record, id, error);
}

/* Only what a person imported as a file of official statistics can be taken back as one. */
static bool check_removable(
	struct store *store, int64_t id, struct string_buffer *file, struct error *error)
{
	struct statement statement = statement_begin(store, "load_import");
	char reason[300] = "";

	statement_bind_integer(&statement, ":id", id);
	if (!statement_step(&statement))
		snprintf(reason, sizeof reason,
			"there is no import %" PRId64 ": `concordat list imports` shows them", id);
	else if (!statement_is_null(&statement, 5))
		snprintf(reason, sizeof reason,
			"import %" PRId64
			" is the dossier %.100s: importing another one under its name "
			"replaces it",
			id, statement_text(&statement, 5));
	else if (statement_integer(&statement, 9) != 0)
		snprintf(reason, sizeof reason,
			"import %" PRId64
			" came with the program: importing the whole files of its months replaces "
			"it",
			id);
	else if (statement_text(&statement, 0) != NULL)
		string_buffer_add(file, statement_text(&statement, 0));
	return statement_end(&statement, error) &&
	       (reason[0] == '\0' || error_set(error, "%s", reason));
}

struct listed_month {
	char *dataset;
	int month;
};

static bool list_months_of(struct store *store, int64_t id, struct arena *arena,
	struct listed_month **out, size_t *count, struct error *error)
{
	struct statement statement = statement_begin(store, "list_import_months");

	*out = NULL;
	*count = 0;
	statement_bind_integer(&statement, ":import", id);
	while (statement_step(&statement)) {
		*out = memory_resize(*out, *count + 1, sizeof **out);
		(*out)[(*count)++] =
			(struct listed_month){.dataset = statement_require(&statement, 0, arena),
				.month = (int)statement_integer(&statement, 1)};
	}
	return statement_end(&statement, error);
}

/* "other:my.measure" is the dataset other, of that item only. */
static bool find_scope(struct store *store, const struct listed_month *month,
	struct official_scope *out, struct error *error)
{
	char *item = strchr(month->dataset, ':');

	if (item != NULL)
		*item++ = '\0';
	*out = (struct official_scope){official_dataset(month->dataset), month->month, 0};
	if (out->dataset == NULL)
		return error_set(error, "%s has months of %s, which this concordat does not know",
			store->path, month->dataset);
	return item == NULL || write_item(store, item, NULL, &out->item, error);
}

static bool remove_month(struct store *store, const struct listed_month *month, struct error *error)
{
	struct statement statement = statement_begin(store, "delete_month");
	struct official_scope scope;

	statement_bind_text(&statement, ":dataset", month->dataset);
	statement_bind_integer(&statement, ":month", month->month);
	return statement_run(&statement, error) && find_scope(store, month, &scope, error) &&
	       official_delete(store, &scope, error);
}

static bool run_with_id(struct store *store, const char *name, int64_t id, struct error *error)
{
	struct statement statement = statement_begin(store, name);

	statement_bind_integer(&statement, ":id", id);
	return statement_run(&statement, error);
}

bool imports_delete(struct store *store, int64_t id, size_t *months, struct error *error)
{
	struct arena arena = {0};
	struct listed_month *listed;
	bool done = list_months_of(store, id, &arena, &listed, months, error);

	for (size_t i = 0; done && i < *months; i++)
		done = remove_month(store, &listed[i], error);
	free(listed);
	arena_free(&arena);
	return done && run_with_id(store, "delete_import", id, error);
}

bool write_import_remove(
	struct store *store, int64_t id, struct string_buffer *report, struct error *error)
{
	struct string_buffer file = {0};
	struct statement statement;
	size_t months = 0;
	bool done = check_removable(store, id, &file, error) &&
		    imports_delete(store, id, &months, error);

	if (done) {
		statement = statement_begin(store, "delete_unused_items");
		done = statement_run(&statement, error) && refresh_built_in(store, error);
	}
	if (done)
		string_buffer_format(report,
			"import %" PRId64 " (%s) was removed, and %zu month%s that came from it\n",
			id, string_buffer_text(&file), months, months == 1 ? "" : "s");
	string_buffer_free(&file);
	return done;
}
