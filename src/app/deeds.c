/* Commands that reach beyond the screen: the clipboard, files, the database. */
#include <string.h>

#include "browser.h"
#include "runs.h"
#include "store/load_records.h"
#include "text/cells.h"

enum { COPIED_CELLS = 40 }; /* of the copied text that are repeated */

/* What could be tested and by what; NULL where nothing official is named. */
static const char *testable_of(const struct row *row)
{
	bool has_field = strcmp(row->table->name, "metrics") == 0 ||
			 strcmp(row->table->name, "partnerships") == 0;

	return has_field ? row_field(row, "testable") : NULL;
}

/* The figures of a partnership that could be tested: the sentence of the first, and how many. */
static const char *testable_figure(
	struct app *app, struct arena *arena, const char *id, size_t *count, struct error *error)
{
	const struct metric *metrics;
	size_t metric_count;
	const char *first = NULL;

	*count = 0;
	if (!load_metrics(app->store, arena, id, &metrics, &metric_count, error))
		return NULL;
	for (size_t i = 0; i < metric_count; i++) {
		if (metrics[i].measure == NULL || metrics[i].testable == NULL)
			continue;
		first = first != NULL ? first : metrics[i].testable;
		++*count;
	}
	return first;
}

static bool say_testable(
	struct browser *browser, struct arena *arena, const char *id, struct error *error)
{
	struct record *found;
	const char *sentence;
	size_t count = 0;

	if (!load_record(browser->app->store, arena, id, &found, error))
		return false;
	sentence = found != NULL ? testable_of(found->row) : NULL;
	if (sentence == NULL && found != NULL)
		sentence = testable_figure(browser->app, arena, id, &count, error);
	if (sentence == NULL)
		browser_say(browser, "no official series is named that could test this");
	else if (count > 1)
		browser_say(browser,
			"%s (%zu figures could be tested; the series themselves come with a later "
			"version)",
			sentence, count);
	else
		browser_say(browser, "%s (the series itself comes with a later version)", sentence);
	return true;
}

bool run_test(struct browser *browser, const char *argument, struct error *error)
{
	const struct view_row *row = browser_selected(browser, error);
	struct arena arena = {0};
	bool ok;

	(void)argument;
	if (row == NULL)
		return false;
	ok = say_testable(browser, &arena, row->id, error);
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
	.keys = "a name that ends with .txt .md .csv .json  Enter writes  Esc leaves",
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

/* What went well in the status line, problems as a page of their own. */
static void show_report(
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
	show_report(browser, ok, report, error);
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
	struct string_buffer report = {0};

	begin(browser, "importing");
	return finish(
		browser, action_import(browser->app, &argument, 1, &report, error), &report, error);
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
	return finish(browser, action_undo(browser->app, &report, error), &report, error);
}

bool run_upgrade(struct browser *browser, const char *argument, struct error *error)
{
	struct string_buffer report = {0};

	(void)argument;
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
