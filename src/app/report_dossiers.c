/* The dossiers in a database, and what was imported last as each of them. */
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "report.h"
#include "store/load_records.h"
#include "store/write_rows.h"

/* A table that is no table of a dossier. JSON: id and name are its first two columns; nothing is
 * cited. */
static void write_plain_table(
	const struct app *app, const struct report_table *table, struct string_buffer *out)
{
	struct json_writer json = {.out = out};

	if (app->format != WRITER_JSON) {
		report_write_table(app, table, out);
		return;
	}
	json_begin_array(&json);
	for (size_t row = 0; row < table->rows; row++) {
		json_begin_object(&json);
		for (size_t c = 0; c < table->columns; c++) {
			const char *cell = table->cells[row * table->columns + c];

			json_key(&json, table->headings[c]);
			if (cell && table->numeric[c])
				json_integer(&json, atoll(cell));
			else if (strcmp(table->headings[c], "built_in") == 0)
				json_bool(&json, cell != NULL);
			else
				json_string(&json, cell);
		}
		json_key(&json, "sources");
		json_begin_array(&json);
		json_end_array(&json);
		json_end_object(&json);
	}
	json_end_array(&json);
}

bool report_list_dossiers(
	struct app *app, const char *kind, struct string_buffer *out, struct error *error)
{
	static const char *const headings[] = {"id", "name", "description", "rows", "built_in"};
	static const bool numeric[] = {false, false, false, true, false};
	enum { COLUMNS = sizeof headings / sizeof *headings };
	struct arena arena = {0};
	const struct dossier *dossiers;
	size_t count;
	bool ok = load_dossiers(app->store, &arena, &dossiers, &count, error);

	(void)kind;
	const char **cells = arena_array(&arena, ok ? count * COLUMNS : 0, sizeof *cells);
	for (size_t i = 0; ok && i < count; i++) {
		const char **row = cells + i * COLUMNS;

		row[0] = dossiers[i].id;
		row[1] = dossiers[i].name;
		row[2] = dossiers[i].description;
		row[3] = arena_format(&arena, "%zu", dossiers[i].rows);
		row[4] = dossiers[i].built_in ? "yes" : NULL;
	}
	if (ok)
		write_plain_table(app,
			&(struct report_table){
				headings, cells, count, COLUMNS, .flexible = 2, .numeric = numeric},
			out);
	arena_free(&arena);
	return ok;
}

/* "2026-11-21T12:00:00Z"; NULL where no time was recorded. */
static const char *time_of(int64_t when, struct arena *arena)
{
	time_t seconds = (time_t)when;
	struct tm parts;
	char text[40];

	if (when == 0 || !gmtime_r(&seconds, &parts) ||
		strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%SZ", &parts) == 0)
		return NULL;
	return arena_string(arena, text);
}

enum { IMPORT_COLUMNS = 7 };

static bool load_import(struct store *store, const char *dossier, struct arena *arena,
	const char **row, struct error *error)
{
	struct import_record last;

	if (!write_last_import(store, dossier, arena, &last, error))
		return false;
	row[0] = dossier;
	row[1] = last.file;
	row[2] = last.kind;
	row[3] = arena_format(arena, "%" PRIu64, last.rows);
	row[4] = arena_format(arena, "%" PRIu64, last.bytes);
	row[5] = time_of(last.when, arena);
	row[6] = last.digest;
	return true;
}

bool report_list_imports(
	struct app *app, const char *kind, struct string_buffer *out, struct error *error)
{
	static const char *const headings[IMPORT_COLUMNS] = {
		"id", "name", "kind", "rows", "bytes", "imported_at", "digest"};
	static const bool numeric[IMPORT_COLUMNS] = {false, false, false, true, true};
	struct arena arena = {0};
	const struct dossier *dossiers;
	size_t count;
	bool ok = load_dossiers(app->store, &arena, &dossiers, &count, error);

	(void)kind;
	const char **cells = arena_array(&arena, ok ? count * IMPORT_COLUMNS : 0, sizeof *cells);
	for (size_t i = 0; ok && i < count; i++)
		ok = load_import(
			app->store, dossiers[i].id, &arena, cells + i * IMPORT_COLUMNS, error);
	if (ok)
		write_plain_table(app,
			&(struct report_table){headings, cells, count, IMPORT_COLUMNS,
				.flexible = 6, .numeric = numeric},
			out);
	arena_free(&arena);
	return ok;
}
