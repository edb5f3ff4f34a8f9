/* The dossiers in a database; and how a list that is no table of a dossier is written. */
#include <stdlib.h>

#include "report.h"
#include "store/load_records.h"

void report_write_plain(
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
			if (cell && table->numeric && table->numeric[c])
				json_integer(&json, atoll(cell));
			else if (table->flags && table->flags[c])
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
	static const bool flags[] = {false, false, false, false, true};
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
		report_write_plain(app,
			&(struct report_table){headings, cells, count, COLUMNS, .flexible = 2,
				.numeric = numeric, .flags = flags},
			out);
	arena_free(&arena);
	return ok;
}
