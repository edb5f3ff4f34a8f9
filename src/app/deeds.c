/* Commands that reach beyond the screen: the clipboard, files, the database. */
#include <string.h>

#include "browser.h"
#include "import_job.h"
#include "report.h"
#include "runs.h"
#include "text/cells.h"

enum {
	COPIED_CELLS = 40, /* of the copied text that are repeated */
	SAID_LINES = 3,	   /* of the screen, for a report that needs no page */
};

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

bool copy_text(struct browser *browser, const char *quote, struct error *error)
{
	struct string_buffer text = {0};
	bool ok;

	make_displayable(browser->app->charset, quote, &text);
	ok = terminal_copy(browser->terminal, string_buffer_text(&text)) ||
	     error_set(error, "this terminal is not known to take text for the clipboard; "
			      "e writes a file");
	if (ok)
		say_copied(browser, &text);
	string_buffer_free(&text);
	return ok;
}

bool run_copy(struct browser *browser, const char *argument, struct error *error)
{
	const struct view *view = browser_view(browser);
	const struct view_row *row = view_selected(view);
	struct string_buffer quote = {0};
	bool ok;

	(void)argument;
	if (row == NULL)
		return error_set(error, "nothing is selected");
	ok = quote_row(browser->app, view, row, &quote, error) &&
	     copy_text(browser, string_buffer_text(&quote), error);
	string_buffer_free(&quote);
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

/* A report as one line; what is indented in it is not. */
static void join_lines(const struct string_buffer *report, struct string_buffer *out)
{
	const char *line = string_buffer_text(report);

	for (size_t size; *line != '\0'; line += size + (line[size] == '\n')) {
		line += strspn(line, " ");
		size = strcspn(line, "\n");
		if (out->size > 0)
			string_buffer_add(out, "; ");
		string_buffer_add_bytes(out, line, size);
	}
}

static void open_report(
	struct browser *browser, const char *title, const struct string_buffer *report)
{
	struct string_buffer page = {0};

	string_buffer_format(&page, "%s\n%s", title, string_buffer_text(report));
	history_visit_new(&browser->history, PAGE_TEXT, string_buffer_text(&page));
	string_buffer_free(&page);
}

/* As a page with its first line in the status line, which says what the others are about; or all of
 * it there, where that has room for it. */
static void show_done(struct browser *browser, const struct string_buffer *report)
{
	struct string_buffer line = {0};

	join_lines(report, &line);
	if (cells_width(string_buffer_text(&line)) > SAID_LINES * (size_t)browser->grid.columns) {
		open_report(browser, "Report", report);
		string_buffer_truncate(&line, strcspn(report->bytes, "\n"));
	}
	browser_say(browser, "%s", string_buffer_text(&line));
	string_buffer_free(&line);
}

void browser_show_report(
	struct browser *browser, bool ok, struct string_buffer *report, const struct error *error)
{
	if (ok)
		show_done(browser, report);
	else if (report->size > 0)
		open_report(browser, "Problems", report);
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
	return import_job_start(browser, JOB_IMPORT, argument, error);
}

bool run_remove(struct browser *browser, const char *argument, struct error *error)
{
	return import_job_start(browser, JOB_REMOVE, argument, error);
}

/* Of the tables that `concordat list` has, the one that no view shows. */
bool run_list(struct browser *browser, const char *argument, struct error *error)
{
	struct string_buffer text = {0};
	bool ok = strcmp(argument, "imports") == 0
			  ? report_imports_page(browser->app->store, &text, error)
			  : error_set(error, "list takes imports, not '%s'", argument);

	if (ok)
		history_visit_new(&browser->history, PAGE_TEXT, string_buffer_text(&text));
	string_buffer_free(&text);
	return ok;
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
