/* What the program says where there is no terminal to browse in: what it has, and where to go on.
 */
#include <string.h>

#include "app/app.h"
#include "report.h"
#include "store/load_records.h"

static const char what_it_is[] =
	"concordat " CONCORDAT_VERSION
	": the evidence on NHS partnerships, with independent providers and among NHS bodies:\n"
	"who worked with whom, when, what changed, and how good the evidence is.\n\n";

static const char where_to_go_on[] =
	"\n~ an official series can be laid beside it    ≠ serious differences between sources    "
	"? worked out\n"
	"\n"
	"concordat show 'Northumbria MRI'    one record, every line with its source\n"
	"concordat search knee               everything that has the word\n"
	"concordat list metrics --csv        a table, for a spreadsheet; --json and --markdown "
	"too\n"
	"concordat --help                    all commands; in a terminal, concordat alone opens "
	"the browser\n";

/* Tables that are counted, and what their rows are called. */
static const struct counted {
	const char *table, *words;
} counted[] = {
	{"partnerships", "partnerships"},
	{"organisations", "organisations"},
	{"events", "events"},
	{"metrics", "metrics"},
	{"differences", "differences"},
};

/* "The five founding documents: 27 partnerships, 74 organisations …" */
static bool add_counts(struct store *store, struct arena *arena, const struct dossier *dossier,
	struct string_buffer *out, struct error *error)
{
	const char *separator = ": ";

	string_buffer_add(out, dossier->name);
	for (size_t i = 0; i < sizeof counted / sizeof *counted; i++) {
		const struct row *rows;
		size_t count;

		if (!load_rows(store, arena, dossier_table_named(counted[i].table), dossier->id,
			    &rows, &count, error))
			return false;
		if (count == 0)
			continue;
		string_buffer_format(out, "%s%zu %s", separator, count, counted[i].words);
		separator = ", ";
	}
	string_buffer_add_char(out, '\n');
	return true;
}

static bool add_dossiers(
	const struct app *app, struct arena *arena, struct string_buffer *out, struct error *error)
{
	const struct dossier *dossiers;
	size_t count;

	if (!load_dossiers(app->store, arena, &dossiers, &count, error))
		return false;
	for (size_t i = 0; i < count; i++)
		if (!add_counts(app->store, arena, &dossiers[i], out, error))
			return false;
	string_buffer_format(out, "Read from: %s\n\n", store_path(app->store));
	return true;
}

static const char *year_of(const struct partnership *p, struct arena *arena)
{
	if (p->start.year == 0)
		return "–";
	return arena_format(arena, "%d%s", p->start.year, p->start_worked_out ? "?" : "");
}

static const char *signs_of(const struct partnership *p, struct arena *arena)
{
	const char *official = p->has_measure ? "~" : " ";

	return p->serious > 0 ? arena_format(arena, "%s ≠ %zu", official, p->serious) : official;
}

static bool add_partnerships(
	const struct app *app, struct arena *arena, struct string_buffer *out, struct error *error)
{
	static const char *const headings[] = {"partnership", "since", "figures", "", "parties"};
	static const bool numeric[] = {false, true, true, false, false};
	enum { COLUMNS = sizeof headings / sizeof *headings };
	const struct partnership *partnerships;
	struct string_buffer table = {0};
	size_t count;

	if (!load_partnerships(app->store, arena, &partnerships, &count, error))
		return false;
	const char **cells = arena_array(arena, count * COLUMNS, sizeof *cells);
	for (size_t i = 0; i < count; i++) {
		const struct partnership *p = &partnerships[i];
		const char *const row[] = {p->short_name, year_of(p, arena),
			arena_format(arena, "%zu", p->figures), signs_of(p, arena), p->parties};

		memcpy(cells + i * COLUMNS, row, sizeof row);
	}
	report_write_table(app,
		&(struct report_table){headings, cells, count, COLUMNS, .flexible = COLUMNS - 1,
			.numeric = numeric},
		&table);
	string_buffer_add(out, string_buffer_text(&table));
	string_buffer_free(&table);
	return true;
}

int overview_run(struct app *app)
{
	struct arena arena = {0};
	struct string_buffer text = {0}, out = {0};
	struct error error;

	string_buffer_add(&text, what_it_is);
	bool ok = app_open_store(app, &error) && add_dossiers(app, &arena, &text, &error) &&
		  add_partnerships(app, &arena, &text, &error);
	string_buffer_add(&text, where_to_go_on);
	if (ok)
		report_lines(app, string_buffer_text(&text), &out);
	string_buffer_free(&text);
	arena_free(&arena);
	return ok ? report_print(app, &out) : app_complain(app, &error);
}
