/* `concordat list imports` and `list months`: what was imported, and which months are there. */
#include <inttypes.h>
#include <string.h>
#include <time.h>

#include "official.h"

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

bool report_list_imports(
	struct app *app, const char *kind, struct string_buffer *out, struct error *error)
{
	static const char *const headings[] = {"id", "file", "kind", "period", "vintage", "months",
		"rows", "imported_at", "dossier", "bytes", "digest"};
	enum { COLUMNS = sizeof headings / sizeof *headings, SHOWN = COLUMNS - 2 };
	static const bool numeric[COLUMNS] = {[0] = true, [5] = true, [6] = true, [9] = true};
	size_t columns = app->format == WRITER_TEXT ? SHOWN : COLUMNS;
	struct arena arena = {0};
	const struct import_row *imports;
	size_t count;
	bool ok = load_imports(app->store, &arena, &imports, &count, error);

	(void)kind;
	const char **cells = arena_array(&arena, ok ? count * columns : 0, sizeof *cells);
	for (size_t i = 0; ok && i < count; i++) {
		const struct import_row *r = &imports[i];
		const char *const row[COLUMNS] = {arena_format(&arena, "%" PRId64, r->id), r->file,
			r->kind, r->period, r->vintage,
			r->dossier ? NULL : arena_format(&arena, "%zu", r->months),
			arena_format(&arena, "%" PRId64, r->rows), time_of(r->when, &arena),
			r->dossier, arena_format(&arena, "%" PRId64, r->bytes), r->digest};

		memcpy(cells + i * columns, row, columns * sizeof *row);
	}
	if (ok)
		report_write_plain(app,
			&(struct report_table){
				headings, cells, count, columns, .flexible = 1, .numeric = numeric},
			out);
	arena_free(&arena);
	return ok;
}

static const char *or_dash(const char *text)
{
	return text != NULL ? text : "-";
}

bool report_imports_page(struct store *store, struct string_buffer *out, struct error *error)
{
	static const char heading[] =
		"Imports\n  id  kind      period          vintage     months  file\n";
	struct arena arena = {0};
	const struct import_row *imports;
	size_t count;
	bool ok = load_imports(store, &arena, &imports, &count, error);

	string_buffer_add(out, heading);
	for (size_t i = 0; ok && i < count; i++) {
		const struct import_row *r = &imports[i];

		string_buffer_format(out, "%4" PRId64 "  %-9s %-15s %-11s %6zu  %s\n", r->id,
			r->dossier != NULL ? "dossier" : r->kind, or_dash(r->period),
			r->built_in ? "built in" : or_dash(r->vintage), r->months, r->file);
	}
	arena_free(&arena);
	return ok;
}

static const char *const datasets[] = {"rtt", "ae", "dm01", "cancer", "published", "other"};

enum {
	DATASETS = sizeof datasets / sizeof *datasets,
	MONTH_COLUMNS = 6,
};

/* The months of one dataset into cells. */
static void fill_months(struct question *question, const char *dataset,
	const struct loaded_month *months, size_t count, const char **cells)
{
	struct arena *arena = &question->arena;

	for (size_t i = 0; i < count; i++) {
		const char *const row[MONTH_COLUMNS] = {dataset,
			official_month_code(arena, months[i].month), months[i].whole ? "yes" : NULL,
			arena_format(arena, "%" PRId64, months[i].import), months[i].vintage,
			official_file(question, months[i].import)};

		memcpy(cells + i * MONTH_COLUMNS, row, sizeof row);
	}
}

static bool list_months(struct question *question, struct string_buffer *out, struct error *error)
{
	static const char *const headings[MONTH_COLUMNS] = {
		"dataset", "month", "whole", "import", "vintage", "file"};
	static const bool numeric[MONTH_COLUMNS] = {[3] = true};
	static const bool flags[MONTH_COLUMNS] = {[2] = true};
	const struct loaded_month *months[DATASETS];
	size_t counts[DATASETS], rows = 0;

	for (size_t i = 0; i < DATASETS; i++) {
		if (!load_months(question->app->store, &question->arena, datasets[i], &months[i],
			    &counts[i], error))
			return false;
		rows += counts[i];
	}
	const char **cells = arena_array(&question->arena, rows * MONTH_COLUMNS, sizeof *cells);
	const char **at = cells;
	for (size_t i = 0; i < DATASETS; at += counts[i] * MONTH_COLUMNS, i++)
		fill_months(question, datasets[i], months[i], counts[i], at);
	report_write_plain(question->app,
		&(struct report_table){headings, cells, rows, MONTH_COLUMNS, .flexible = 5,
			.numeric = numeric, .flags = flags},
		out);
	return true;
}

bool report_list_months(
	struct app *app, const char *kind, struct string_buffer *out, struct error *error)
{
	struct question question = {0};
	bool ok = official_open(&question, app, error) && list_months(&question, out, error);

	(void)kind;
	official_free(&question);
	return ok;
}
