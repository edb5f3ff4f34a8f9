/* `concordat list KIND`: every row of one table. */
#include <stdlib.h>
#include <string.h>

#include "report.h"
#include "store/load_records.h"

/* What was asked for, loaded. */
struct list {
	const struct dossier_table *table;
	const struct row *rows;
	size_t count;
	const struct row *values, *wordings; /* of metrics */
	size_t value_count, wording_count;
	struct arena arena;
};

enum { SHOWN_MOST = 6 };

/*
 * Columns in text and Markdown, where all would be too many; `date` stands for the five columns of
 * a date and `figures` for the printed figures of a metric. The column that gives way is called
 * name or printed.
 */
static const struct shown {
	const char *table;
	const char *columns[SHOWN_MOST + 1];
} shown_columns[] = {
	{"sources", {"id", "short_name", "date", "lines", "name"}},
	{"organisations", {"id", "name", "kind", "sector", "sources"}},
	{"aliases", {"organisation", "name", "sources"}},
	{"codes", {"organisation", "code", "scheme", "name", "sources"}},
	{"places", {"id", "name", "kind", "sources"}},
	{"partnerships", {"id", "name", "kind", "start", "sources"}},
	{"parties", {"partnership", "organisation", "name", "sources"}},
	{"facts", {"id", "aspect", "name", "sources"}},
	{"people", {"id", "name", "role", "organisation", "sources"}},
	{"events", {"id", "date", "name", "status", "sources"}},
	{"metrics", {"id", "figures", "name", "sources"}},
	{"values", {"id", "printed", "low", "high", "unit", "sources"}},
	{"wordings", {"id", "printed", "sources"}},
	{"statements", {"id", "speaker", "name", "form", "sources"}},
	{"awards", {"id", "date", "name", "result", "sources"}},
	{"contacts", {"id", "organisation", "kind", "name", "value", "sources"}},
	{"products", {"id", "name", "kind", "sources"}},
	{"terms", {"id", "expansion", "name", "sources"}},
	{"differences", {"id", "weight", "kind", "name", "sources"}},
	{NULL, {"id", "name", "sources"}},
};

static const char *const *columns_shown(const char *table)
{
	const struct shown *shown = shown_columns;

	while (shown->table && strcmp(shown->table, table) != 0)
		shown++;
	return shown->columns;
}

/* Of the first value to the last: "5,300; 11,500". NULL where the metric has none. */
static const char *figures_of(struct list *list, const struct row *metric)
{
	struct string_buffer figures = {0};

	for (size_t i = 0; i < list->value_count; i++) {
		const char *printed = row_field(&list->values[i], "printed");
		const char *parent = row_field(&list->values[i], "metric");

		if (printed && parent && strcmp(parent, metric->id) == 0)
			string_buffer_format(
				&figures, "%s%s", figures.size > 0 ? "; " : "", printed);
	}
	const char *copy = arena_string(&list->arena, figures.bytes);
	string_buffer_free(&figures);
	return copy;
}

static const char *date_of(struct list *list, const struct row *row)
{
	struct date date = {
		.printed = row_field(row, "date_printed"), .note = row_field(row, "date_note")};
	const char *start = row_field(row, "date_start");
	const char *end = row_field(row, "date_end");
	char text[64];

	if (!date_precision_parse(row_field(row, "date_precision"), &date.precision) ||
		(start && !calendar_date_parse(start, &date.start)) ||
		(end && !calendar_date_parse(end, &date.end)))
		return date.printed;
	date_format(&date, text, sizeof text);
	return arena_string(&list->arena, text);
}

/* The first, and how many more. */
static const char *sources_of(struct list *list, const struct row *row)
{
	struct citations first = {row->citations.items, 1};
	struct string_buffer text = {0};

	if (row->citations.count == 0)
		return NULL;
	report_citations(&first, &text);
	if (row->citations.count > 1)
		string_buffer_format(&text, " +%zu", row->citations.count - 1);
	const char *copy = arena_string(&list->arena, string_buffer_text(&text));
	string_buffer_free(&text);
	return copy;
}

static const char *cell_of(struct list *list, const struct row *row, const char *column)
{
	if (strcmp(column, "id") == 0)
		return row->id;
	if (strcmp(column, "sources") == 0)
		return sources_of(list, row);
	if (strcmp(column, "date") == 0)
		return date_of(list, row);
	if (strcmp(column, "figures") == 0)
		return figures_of(list, row);
	return row_field(row, column);
}

static size_t count_columns(const struct dossier_table *table)
{
	size_t count = 0;

	while (table->columns[count].name)
		count++;
	return count;
}

static bool has_figures(const struct list *list)
{
	return strcmp(list->table->name, "metrics") == 0;
}

/* Every column as it was imported, then the figures of a metric, then the dossier. */
static void write_csv(const struct app *app, struct list *list, struct string_buffer *out)
{
	size_t own = count_columns(list->table);
	size_t columns = own + (has_figures(list) ? REPORT_FIGURE_COLUMNS : 0) + 1;
	const char **headings = arena_array(&list->arena, columns, sizeof *headings);
	const char **cells = arena_array(&list->arena, list->count * columns, sizeof *cells);
	bool *numeric = arena_array(&list->arena, columns, sizeof *numeric);
	const struct row **values =
		report_sort_values(list->values, list->value_count, &list->arena);

	for (size_t c = 0; c < own; c++) {
		headings[c] = list->table->columns[c].name;
		numeric[c] = list->table->columns[c].type == COLUMN_NUMBER;
	}
	if (has_figures(list))
		report_figure_headings(headings + own, numeric + own);
	headings[columns - 1] = "dossier";
	for (size_t r = 0; r < list->count; r++) {
		const struct row *row = &list->rows[r];
		const char **line = cells + r * columns;

		memcpy(line, row->fields, own * sizeof *line);
		if (has_figures(list))
			report_figure_cells(values, list->value_count, row->id, line + own);
		line[columns - 1] = row->dossier;
	}
	report_write_table(app,
		&(struct report_table){headings, cells, list->count, columns, .numeric = numeric},
		out);
}

static bool is_number(const struct dossier_table *table, const char *name)
{
	for (const struct column *column = table->columns; column->name; column++)
		if (strcmp(column->name, name) == 0)
			return column->type == COLUMN_NUMBER;
	return false;
}

/* The last such column of a table gives way. */
static bool is_flexible(const char *name)
{
	return strcmp(name, "name") == 0 || strcmp(name, "printed") == 0 ||
	       strcmp(name, "value") == 0;
}

/* The column that a dossier is told in: the name, or else what stands for it. */
static size_t telling_column(const char *const *columns, size_t flexible)
{
	for (size_t c = 0; columns[c]; c++)
		if (strcmp(columns[c], "name") == 0)
			return c;
	return flexible;
}

static void write_shown(const struct app *app, struct list *list, struct string_buffer *out)
{
	const char *const *columns = columns_shown(list->table->name);
	struct report_table table = {.headings = columns, .rows = list->count};
	bool numeric[SHOWN_MOST] = {false};

	for (; columns[table.columns]; table.columns++) {
		if (is_flexible(columns[table.columns]))
			table.flexible = table.columns;
		numeric[table.columns] = is_number(list->table, columns[table.columns]);
	}
	size_t telling = telling_column(columns, table.flexible);
	const char **cells = arena_array(&list->arena, list->count * table.columns, sizeof *cells);
	for (size_t r = 0; r < list->count; r++)
		for (size_t c = 0; c < table.columns; c++) {
			const struct row *row = &list->rows[r];
			const char *cell = cell_of(list, row, columns[c]);

			cells[r * table.columns + c] =
				c == telling ? report_told_apart(row->dossier, cell, &list->arena)
					     : cell;
		}
	table.cells = cells;
	table.numeric = numeric;
	report_write_table(app, &table, out);
}

static void write_json(struct list *list, struct string_buffer *out)
{
	struct json_writer json = {.out = out};

	json_begin_array(&json);
	for (size_t i = 0; i < list->count; i++) {
		json_begin_object(&json);
		report_json_row(&json, &list->rows[i]);
		report_json_values(&json, list->rows[i].id, list->values, list->value_count,
			list->wordings, list->wording_count);
		json_end_object(&json);
	}
	json_end_array(&json);
}

static bool load_list(struct list *list, struct store *store, bool providers, struct error *error)
{
	const struct row *rows;
	size_t count;

	if (!load_rows(store, &list->arena, list->table, NULL, &rows, &count, error))
		return false;
	struct row *kept = arena_array(&list->arena, count, sizeof *kept);
	for (size_t i = 0; i < count; i++)
		if (!providers || row_field(&rows[i], "provider"))
			kept[list->count++] = rows[i];
	list->rows = kept;
	if (!has_figures(list))
		return true;
	return load_rows(store, &list->arena, dossier_table_named("values"), NULL, &list->values,
		       &list->value_count, error) &&
	       load_rows(store, &list->arena, dossier_table_named("wordings"), NULL,
		       &list->wordings, &list->wording_count, error);
}

static bool list_rows(
	struct app *app, const char *kind, struct string_buffer *out, struct error *error)
{
	bool providers = strcmp(kind, "providers") == 0;
	struct list list = {.table = dossier_table_named(providers ? "organisations" : kind)};
	bool ok = load_list(&list, app->store, providers, error);

	if (ok && app->format == WRITER_JSON)
		write_json(&list, out);
	else if (ok && app->format == WRITER_CSV)
		write_csv(app, &list, out);
	else if (ok)
		write_shown(app, &list, out);
	arena_free(&list.arena);
	return ok;
}

/* Kinds besides the tables of a dossier. */
static const struct kind {
	const char *name, *singular;
	bool (*list)(
		struct app *app, const char *kind, struct string_buffer *out, struct error *error);
} kinds[] = {
	{"providers", "provider", list_rows},
	{"dossiers", "dossier", report_list_dossiers},
	{"imports", "import", report_list_imports},
	{"months", "month", report_list_months},
	{"functions", "function", report_list_functions},
	{"measures", "measure", report_list_measures},
};

enum { KIND_COUNT = sizeof kinds / sizeof *kinds };

static bool is_called(const char *text, const char *name, const char *singular)
{
	return strcmp(text, name) == 0 || strcmp(text, singular) == 0;
}

/* false in *known where there is no such kind. */
static bool list_kind(struct app *app, const char *name, bool *known, struct string_buffer *out,
	struct error *error)
{
	*known = true;
	for (size_t i = 0; i < KIND_COUNT; i++)
		if (is_called(name, kinds[i].name, kinds[i].singular))
			return kinds[i].list(app, kinds[i].name, out, error);
	for (const struct dossier_table *table = dossier_tables; table->name; table++)
		if (is_called(name, table->name, table->singular))
			return list_rows(app, table->name, out, error);
	*known = false;
	return false;
}

static void name_kinds(const char *asked, struct error *error)
{
	struct string_buffer names = {0};

	for (const struct dossier_table *table = dossier_tables; table->name; table++)
		string_buffer_format(&names, "%s, ", table->name);
	for (size_t i = 0; i < KIND_COUNT; i++)
		string_buffer_format(&names, "%s%s", kinds[i].name, i + 1 < KIND_COUNT ? ", " : "");
	error_set(error, "list knows %s; not '%s'", string_buffer_text(&names), asked);
	string_buffer_free(&names);
}

int report_list(struct app *app, const struct request *request)
{
	struct string_buffer out = {0};
	struct error error;
	bool known;

	if (!app_open_store(app, &error))
		return app_complain(app, &error);
	if (list_kind(app, request->text, &known, &out, &error))
		return report_print(app, &out);
	string_buffer_free(&out);
	if (!known)
		name_kinds(request->text, &error);
	app_complain(app, &error);
	return known ? APP_FAILED : APP_USAGE;
}
