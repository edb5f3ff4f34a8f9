/* Commands that reach beyond the screen: the clipboard, files, the database. */
#include <string.h>

#include "browser.h"
#include "import_job.h"
#include "runs.h"
#include "store/load_official.h"
#include "store/load_records.h"
#include "text/cells.h"
#include "views/classes.h"
#include "views/official_cite.h"
#include "views/official_id.h"

enum { COPIED_CELLS = 40 }; /* of the copied text that are repeated */

/* What could test a row, as a dossier has it. */
struct test {
	const char *sentence;	/* NULL: nothing is named */
	size_t figures;		/* of it that could be tested, where it has none itself */
	const char *of;		/* what kind of row has it; NULL: the one that was asked for */
	const char *measure;	/* the series it names, as a claim has it; or NULL */
	const char *measure_of; /* the organisation; or NULL */
};

/* The field of that column; NULL too where the table has no such column. */
static const char *field_if_any(const struct row *row, const char *name)
{
	for (size_t i = 0; row->table->columns[i].name != NULL; i++)
		if (strcmp(row->table->columns[i].name, name) == 0)
			return row->fields[i];
	return NULL;
}

/* The figures about a row that could be tested: the sentence of the first, and how many. */
static bool find_figures(struct app *app, struct arena *arena, const char *id, struct test *test,
	struct error *error)
{
	const struct metric *metrics;
	size_t count;

	if (!load_metrics(app->store, arena, id, &metrics, &count, error))
		return false;
	for (size_t i = 0; i < count; i++) {
		if (metrics[i].measure == NULL || metrics[i].testable == NULL)
			continue;
		if (test->sentence == NULL) {
			test->sentence = metrics[i].testable;
			test->measure = metrics[i].measure_function == NULL
						? metrics[i].measure
						: arena_format(arena, "%s %s", metrics[i].measure,
							  metrics[i].measure_function);
			test->measure_of = metrics[i].measure_of;
		}
		test->figures++;
	}
	return true;
}

/* The row that this one is of: its partnership, or the one it belongs to; NULL: it stands alone. */
static const char *owner_of(const struct row *row)
{
	const struct column *parent = dossier_table_parent(row->table);
	const char *partnership = field_if_any(row, "partnership");

	if (partnership == NULL && parent != NULL)
		return row_field(row, parent->name);
	return partnership;
}

/* What is named at the row itself; *owner is where to look next, or NULL. */
static bool find_own_test(struct app *app, struct arena *arena, const char *id, struct test *test,
	const char **owner, struct error *error)
{
	struct record *found;

	*owner = NULL;
	if (!load_record(app->store, arena, id, &found, error))
		return false;
	if (found == NULL)
		return true;
	*owner = owner_of(found->row);
	test->of = found->row->table->singular;
	test->sentence = field_if_any(found->row, "testable");
	if (test->sentence != NULL) {
		test->measure = field_if_any(found->row, "measure");
		test->measure_of = field_if_any(found->row, "measure_of");
	}
	return test->sentence != NULL || find_figures(app, arena, id, test, error);
}

enum { OWNERS = 3 }; /* of a value: its metric and that one's partnership */

/* At the row, then at what it is of, and last at what the pane is about, which may be NULL. */
static bool find_test(struct app *app, struct arena *arena, const char *id, const char *about,
	struct test *test, struct error *error)
{
	const char *owner;

	if (!find_own_test(app, arena, id, test, &owner, error))
		return false;
	if (test->sentence != NULL)
		test->of = NULL;
	for (int i = 0; i < OWNERS && test->sentence == NULL && owner != NULL; i++)
		if (!find_own_test(app, arena, owner, test, &owner, error))
			return false;
	return test->sentence != NULL || about == NULL ||
	       find_own_test(app, arena, about, test, &owner, error);
}

/* Why there is no series to open. */
static void say_test(struct browser *browser, const struct test *test)
{
	struct string_buffer where = {0};

	if (test->of != NULL)
		string_buffer_format(&where, "this line: none of its own; the %s: ", test->of);
	if (test->sentence == NULL)
		browser_say(browser, "no official series is named that could test this");
	else if (test->figures > 1)
		browser_say(browser, "%s%s (%zu figures could be tested)",
			string_buffer_text(&where), test->sentence, test->figures);
	else
		browser_say(browser, "%s%s", string_buffer_text(&where), test->sentence);
	string_buffer_free(&where);
}

/* The series that a claim names, where a month of it is loaded; NULL: nothing to open. */
static const char *series_of(struct app *app, struct arena *arena, const struct test *test)
{
	const struct organisation *of = NULL;
	struct official_id id;
	const char *text;
	struct error error;
	bool any;

	if (test->measure == NULL || test->measure_of == NULL ||
		!load_official_any(app->store, &any, &error) || !any ||
		!load_organisation(app->store, arena, test->measure_of, &of, &error) ||
		of == NULL || of->code == NULL)
		return NULL;
	id = official_id_of_claim(arena, test->measure, of->code);
	text = official_id_make(arena, &id);
	return official_has_figures(app->store, arena, text) ? text : NULL;
}

static bool test_official(struct browser *browser, const char *id, struct error *error)
{
	struct arena arena = {0};
	bool opened = browser_view(browser)->class == &series_chart ||
		      official_id_read(&arena, id).measure == NULL;

	arena_free(&arena);
	if (opened)
		return error_set(error, "this is official already: o says where it was read");
	open_official(browser, id, false);
	return true;
}

bool run_test(struct browser *browser, const char *argument, struct error *error)
{
	const struct view_row *row = browser_selected(browser, error);
	struct arena arena = {0};
	struct test test = {0};
	const char *named;
	bool ok;

	(void)argument;
	if (row == NULL)
		return false;
	if (official_id_is(row->id))
		return test_official(browser, row->id, error);
	ok = find_test(browser->app, &arena, row->id, browser_view(browser)->about, &test, error);
	named = ok ? series_of(browser->app, &arena, &test) : NULL;
	if (named != NULL) {
		open_official(browser, named, false);
		browser_say(browser, "%s", test.sentence);
	} else if (ok) {
		say_test(browser, &test);
	}
	arena_free(&arena);
	return ok;
}

/* Line by line, for a line end is no character to show. */
static void make_displayable(
	const struct charset *charset, const char *text, struct string_buffer *out)
{
	while (*text != '\0') {
		size_t size = strcspn(text, "\n");

		charset_display(charset, text, size, out);
		string_buffer_add_char(out, '\n');
		text += size + (text[size] == '\n');
	}
}

static void say_copied(struct browser *browser, const struct string_buffer *text)
{
	const char *line = string_buffer_text(text);
	size_t end = strcspn(line, "\n");
	size_t used;
	size_t size = cells_fit(line, COPIED_CELLS, &used);

	browser_say(browser, "copied with its source, %zu bytes: %.*s%s", text->size,
		(int)(size < end ? size : end), line, size < end ? "…" : "");
}

bool run_copy(struct browser *browser, const char *argument, struct error *error)
{
	const struct view *view = browser_view(browser);
	const struct view_row *row = view_selected(view);
	struct string_buffer quote = {0};
	struct string_buffer text = {0};
	bool ok;

	(void)argument;
	if (row == NULL)
		return error_set(error, "nothing is selected");
	ok = quote_row(browser->app, view, row, &quote, error);
	if (ok) {
		make_displayable(browser->app->charset, string_buffer_text(&quote), &text);
		ok = terminal_copy(browser->terminal, string_buffer_text(&text)) ||
		     error_set(error, "this terminal is not known to take text for the clipboard; "
				      "e writes a file");
	}
	if (ok)
		say_copied(browser, &text);
	string_buffer_free(&quote);
	string_buffer_free(&text);
	return ok;
}

static bool save(struct browser *browser, const char *name, struct error *error)
{
	struct string_buffer report = {0};
	bool ok = save_view(browser->app, browser_view(browser), name, &report, error);

	if (ok)
		browser_say(browser, "%s", string_buffer_text(&report));
	string_buffer_free(&report);
	return ok;
}

static void write_enter(struct browser *browser)
{
	struct error error;

	if (browser->prompt.text.size == 0 ||
		save(browser, string_buffer_text(&browser->prompt.text), &error))
		prompt_close(&browser->prompt);
	else
		browser_complain(browser, &error);
}

static const struct prompt_use write_use = {
	.label = "write to: ",
	.keys = "a name that ends with .txt .md .csv .json (a series: .svg)  Enter writes  Esc "
		"leaves",
	.enter = write_enter,
};

bool run_write(struct browser *browser, const char *argument, struct error *error)
{
	if (argument != NULL)
		return save(browser, argument, error);
	prompt_open(&browser->prompt, &write_use, "");
	return true;
}

static void say_lines(struct browser *browser, const struct string_buffer *report)
{
	struct string_buffer line = {0};

	for (size_t i = 0; i < report->size; i++) {
		if (report->bytes[i] != '\n')
			string_buffer_add_char(&line, report->bytes[i]);
		else if (i + 1 < report->size)
			string_buffer_add(&line, "; ");
	}
	browser_say(browser, "%s", string_buffer_text(&line));
	string_buffer_free(&line);
}

static void open_problems(struct browser *browser, const struct string_buffer *report)
{
	struct string_buffer page = {0};

	string_buffer_format(&page, "Problems\n%s", string_buffer_text(report));
	history_visit_new(&browser->history, PAGE_TEXT, string_buffer_text(&page));
	string_buffer_free(&page);
}

void browser_show_report(
	struct browser *browser, bool ok, struct string_buffer *report, const struct error *error)
{
	if (ok)
		say_lines(browser, report);
	else if (report->size > 0)
		open_problems(browser, report);
	if (!ok)
		browser_complain(browser, error);
	string_buffer_free(report);
}

/* After it the database may be another one; its error has been shown. */
static bool finish(
	struct browser *browser, bool ok, struct string_buffer *report, const struct error *error)
{
	browser_end_work();
	browser_reload(browser);
	browser_show_report(browser, ok, report, error);
	return true;
}

static void begin(struct browser *browser, const char *doing)
{
	browser_say(browser, "%s …", doing);
	browser_show(browser);
	browser_say(browser, "%s", "");
}

bool run_import(struct browser *browser, const char *argument, struct error *error)
{
	return import_job_start(browser, argument, error);
}

bool run_export(struct browser *browser, const char *argument, struct error *error)
{
	struct string_buffer report = {0};

	begin(browser, "exporting");
	return finish(browser, action_export(browser->app, NULL, argument, &report, error), &report,
		error);
}

bool run_undo(struct browser *browser, const char *argument, struct error *error)
{
	struct string_buffer report = {0};

	(void)argument;
	if (!import_job_none(browser, error))
		return false;
	return finish(browser, action_undo(browser->app, &report, error), &report, error);
}

bool run_upgrade(struct browser *browser, const char *argument, struct error *error)
{
	struct string_buffer report = {0};

	(void)argument;
	if (!import_job_none(browser, error))
		return false;
	begin(browser, "upgrading");
	return finish(browser, action_upgrade(browser->app, &report, error), &report, error);
}

bool run_check(struct browser *browser, const char *argument, struct error *error)
{
	struct string_buffer report = {0};

	(void)argument;
	begin(browser, "checking");
	browser_begin_work(browser); /* it reads only: ^C may stop it */
	return finish(browser, action_check(browser->app, &report, error), &report, error);
}
