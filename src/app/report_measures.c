/* `concordat list measures` and `list functions`: what can be asked of official statistics. */
#include <string.h>

#include "official.h"

enum { COLUMNS = 11 };

static const char *const headings[COLUMNS] = {"id", "name", "unit", "better", "dataset", "over",
	"asked", "standard", "other_standards", "counts", "misses"};

static const char *options_of(const struct measure *measure)
{
	if (measure->by_test)
		return "--test";
	if (measure->by_function)
		return "--function";
	return measure->by_type ? "--cancer-type" : NULL;
}

static void fill(struct arena *arena, const struct measure *measure, const char **cells)
{
	const char *const row[COLUMNS] = {measure->id, measure->name, measure->unit,
		better_names[measure->better], measure->dataset,
		measure->flow ? "the month" : "its last day", options_of(measure),
		official_standards(arena, measure, STANDARD_IN_FORCE),
		official_standards(arena, measure, STANDARD_ENDED), measure->counts,
		measure->misses};

	memcpy(cells, row, sizeof row);
}

static const char *unit_words(struct arena *arena, const char *unit, const char *name)
{
	int better = BETTER_NEUTRAL;

	while (better < BETTER_DOWN && strcmp(better_names[better], name) != 0)
		better++;
	return official_unit_words(arena, unit, (enum better)better);
}

/* A paragraph each: the sentences are too long for columns. */
static void add_paragraphs(
	struct arena *arena, const char *const *cells, size_t count, struct string_buffer *out)
{
	for (size_t i = 0; i < count; i++, cells += COLUMNS) {
		string_buffer_format(out, "%s\n  %s · %s, over %s%s%s\n", cells[0], cells[1],
			unit_words(arena, cells[2], cells[3]), cells[5], cells[6] ? " · " : "",
			cells[6] ? cells[6] : "");
		for (enum standard_state at = 0; at < STANDARD_STATES; at++)
			if (cells[7 + at] != NULL)
				string_buffer_format(
					out, "  %s: %s\n", standard_labels[at], cells[7 + at]);
		if (cells[9] != NULL)
			string_buffer_format(out, "  %s\n", cells[9]);
		if (cells[10] != NULL)
			string_buffer_format(out, "  %s\n", cells[10]);
		string_buffer_add_char(out, '\n');
	}
	string_buffer_add(out,
		"rtt.*.withinN, .withinN.pct, .overN and .overN.pct take any number of weeks, .pN "
		"any percentile.\n");
}

static void write(
	const struct app *app, const char *const *cells, size_t count, struct string_buffer *out)
{
	struct string_buffer text = {0};
	struct arena arena = {0};

	if (app->format != WRITER_TEXT) {
		report_write_plain(app,
			&(struct report_table){headings, cells, count, COLUMNS, .flexible = 9},
			out);
		return;
	}
	add_paragraphs(&arena, cells, count, &text);
	report_lines(app, string_buffer_text(&text), out);
	string_buffer_free(&text);
	arena_free(&arena);
}

bool report_list_measures(
	struct app *app, const char *kind, struct string_buffer *out, struct error *error)
{
	struct arena arena = {0};
	const struct measure *own;
	size_t own_count, known = 0;
	bool ok = load_own_measures(app->store, &arena, &own, &own_count, error);

	(void)kind;
	while (measures[known].id != NULL)
		known++;
	size_t count = known + (ok ? own_count : 0);
	const char **cells = arena_array(&arena, count * COLUMNS, sizeof *cells);
	for (size_t i = 0; i < count; i++)
		fill(&arena, i < known ? &measures[i] : &own[i - known], cells + i * COLUMNS);
	if (ok)
		write(app, cells, count, out);
	arena_free(&arena);
	return ok;
}

/* The option that a function of this dataset is given with. */
static const char *option_of(const char *dataset)
{
	if (strcmp(dataset, "dm01") == 0)
		return "--test";
	return strcmp(dataset, "cancer") == 0 ? "--cancer-type" : "--function";
}

/* Whoever asks for a cancer type writes its name: its code is the same in capitals, and longer than
 * half a line. */
static void add_functions(
	const struct function_row *functions, size_t count, struct string_buffer *out)
{
	const char *dataset = NULL;

	for (size_t i = 0; i < count; i++) {
		const struct function_row *row = &functions[i];
		bool by_name = strcmp(row->dataset, "cancer") == 0;

		if (dataset == NULL || strcmp(dataset, row->dataset) != 0)
			string_buffer_format(out, "%s%s, asked for with %s %s\n",
				dataset != NULL ? "\n" : "", row->dataset, option_of(row->dataset),
				by_name ? "NAME" : "CODE");
		dataset = row->dataset;
		if (by_name)
			string_buffer_format(out, "  %s\n", row->name);
		else
			string_buffer_format(out, "  %-24s  %s\n", row->code, row->name);
	}
}

static void write_functions(const struct app *app, const struct function_row *functions,
	const struct report_table *table, struct string_buffer *out)
{
	struct string_buffer text = {0};

	if (app->format != WRITER_TEXT) {
		report_write_plain(app, table, out);
		return;
	}
	add_functions(functions, table->rows, &text);
	report_lines(app, string_buffer_text(&text), out);
	string_buffer_free(&text);
}

bool report_list_functions(
	struct app *app, const char *kind, struct string_buffer *out, struct error *error)
{
	static const char *const titles[] = {"code", "name", "dataset", "option"};
	enum { TITLES = sizeof titles / sizeof *titles };
	struct arena arena = {0};
	const struct function_row *functions;
	size_t count;
	bool ok = load_functions(app->store, &arena, &functions, &count, error);

	(void)kind;
	const char **cells = arena_array(&arena, ok ? count * TITLES : 0, sizeof *cells);
	for (size_t i = 0; ok && i < count; i++) {
		const char *const row[TITLES] = {functions[i].code, functions[i].name,
			functions[i].dataset, option_of(functions[i].dataset)};

		memcpy(cells + i * TITLES, row, sizeof row);
	}
	if (ok)
		write_functions(app, functions,
			&(struct report_table){titles, cells, count, TITLES, .flexible = 1}, out);
	arena_free(&arena);
	return ok;
}
