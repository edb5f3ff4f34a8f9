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

enum { LEFT_LINES = 12 }; /* about the months of a removed import */

struct listed_month {
	char *dataset;
	int month;
};

/* What stands in the place of a month that was removed. */
enum left { NOT_LOADED, EXTRACT, WHOLE };

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

static bool find_left(
	struct store *store, const struct listed_month *month, enum left *out, struct error *error)
{
	struct statement statement = statement_begin(store, "find_month");

	statement_bind_text(&statement, ":dataset", month->dataset);
	statement_bind_integer(&statement, ":month", month->month);
	*out = NOT_LOADED;
	if (statement_step(&statement))
		*out = statement_integer(&statement, 2) != 0 ? WHOLE : EXTRACT;
	return statement_end(&statement, error);
}

/* "  RTT of Apr 2024 to Jun 2024: …" */
static void tell_left(const struct listed_month *first, const struct listed_month *last,
	enum left left, struct string_buffer *report)
{
	static const char *const words[] = {
		[NOT_LOADED] = "not loaded any more",
		[EXTRACT] = "the built-in extract again; for the whole month import a file of it",
		[WHOLE] = "what is built in again",
	};
	char month[9];

	month_format(first->month, month);
	string_buffer_format(report, "  %s of %s", official_key_words(first->dataset), month);
	if (last != first) {
		month_format(last->month, month);
		string_buffer_format(report, " to %s", month);
	}
	string_buffer_format(report, ": %s\n", words[left]);
}

/* Months behind one another that are alike are told together. */
static bool tell_all_left(struct store *store, const struct listed_month *months, size_t count,
	struct string_buffer *report, struct error *error)
{
	enum left left, next = NOT_LOADED;
	size_t lines = 0, from = 0;

	if (months == NULL || count == 0)
		return true;
	if (!find_left(store, &months[0], &next, error))
		return false;
	for (size_t i = 0; i < count; i++) {
		const struct listed_month *here = &months[i], *after = here + 1;

		left = next;
		if (i + 1 < count && !find_left(store, after, &next, error))
			return false;
		if (i + 1 < count && next == left && after->month == here->month + 1 &&
			strcmp(after->dataset, here->dataset) == 0)
			continue;
		if (lines++ < LEFT_LINES)
			tell_left(&months[from], here, left, report);
		from = i + 1;
	}
	if (lines > LEFT_LINES)
		string_buffer_format(report, "  … and %zu more\n", lines - LEFT_LINES);
	return true;
}

bool write_import_remove(
	struct store *store, int64_t id, struct string_buffer *report, struct error *error)
{
	struct string_buffer file = {0};
	struct listed_month *listed = NULL;
	struct arena arena = {0};
	struct statement statement;
	size_t months = 0;
	bool done = check_removable(store, id, &file, error) &&
		    list_months_of(store, id, &arena, &listed, &months, error) &&
		    imports_delete(store, id, &months, error);

	if (done) {
		statement = statement_begin(store, "delete_unused_items");
		done = statement_run(&statement, error) && refresh_built_in(store, error);
	}
	if (done)
		string_buffer_format(report,
			"import %" PRId64 " (%s) was removed, and %zu month%s that came from it\n",
			id, string_buffer_text(&file), months, months == 1 ? "" : "s");
	done = done && tell_all_left(store, listed, months, report, error);
	string_buffer_free(&file);
	free(listed);
	arena_free(&arena);
	return done;
}
