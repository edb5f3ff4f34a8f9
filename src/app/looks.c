/* Commands that change how things are shown. */
#include <stdlib.h>
#include <string.h>

#include "browser.h"
#include "import_job.h"
#include "runs.h"
#include "store/load_records.h"
#include "terminal/key.h"

static struct pane *focused_pane(struct browser *browser)
{
	return &browser_page(browser)->panes[browser_layout_request(browser).focus];
}

/* Keys typed ahead reach a page before it is drawn, and loaded. */
static bool load_focused(struct browser *browser, struct error *error)
{
	return page_load_pane(browser_page(browser), browser_layout_request(browser).focus,
		browser->app->store, error);
}

bool menu_prompt_key(struct browser *browser, int key)
{
	struct view *view = &browser->menu.view;

	switch (key) {
	case KEY_CODE_UP:
	case 16: /* ^P */
		view_move(view, -1);
		return true;
	case KEY_CODE_DOWN:
	case 14: /* ^N */
		view_move(view, 1);
		return true;
	case KEY_CODE_HOME:
	case KEY_CODE_END:
		view_move_end(view, key == KEY_CODE_END);
		return true;
	case KEY_CODE_PAGE_UP:
	case KEY_CODE_PAGE_DOWN:
		view_page(view, &browser->grid, browser->layout.body,
			key == KEY_CODE_PAGE_DOWN ? 2 : -2);
		return true;
	default:
		return false;
	}
}

void menu_prompt_changed(struct browser *browser)
{
	menu_narrow(&browser->menu, string_buffer_text(&browser->prompt.text));
}

void menu_prompt_leave(struct browser *browser)
{
	menu_close(&browser->menu);
	prompt_close(&browser->prompt);
}

void menu_prompt_choose(struct browser *browser,
	bool (*run)(struct browser *browser, const char *argument, struct error *error))
{
	const struct view_row *row = view_selected(&browser->menu.view);
	char *text = row != NULL ? memory_copy_string(row->id) : NULL;
	struct error error;

	if (text == NULL)
		return;
	menu_prompt_leave(browser);
	if (!run(browser, text, &error))
		browser_complain(browser, &error);
	free(text);
}

static void filter_enter(struct browser *browser)
{
	struct error error;

	if (view_selected(&browser->menu.view) == NULL)
		return;
	if (!menu_choose(&browser->menu, &error))
		browser_complain(browser, &error);
	menu_prompt_leave(browser);
}

static const struct prompt_use filter_use = {
	.label = "filter: ",
	.keys = "letters narrow the choice  Up Down choose  Enter filters  Esc leaves",
	.key = menu_prompt_key,
	.changed = menu_prompt_changed,
	.enter = filter_enter,
	.leave = menu_prompt_leave,
};

bool run_filter(struct browser *browser, const char *argument, struct error *error)
{
	if (!load_focused(browser, error))
		return false;
	if (argument != NULL)
		return menu_apply(focused_pane(browser), browser->app->store, argument, error);
	if (!menu_open(&browser->menu, focused_pane(browser), error))
		return false;
	prompt_open(&browser->prompt, &filter_use, "");
	return true;
}

static size_t sort_count(const struct view *view)
{
	size_t count = 0;

	while (view->class->sorts != NULL && view->class->sorts[count].name != NULL)
		count++;
	return count;
}

static bool sort_by_name(struct view *view, const char *name, struct error *error)
{
	for (size_t i = 0; i < sort_count(view); i++) {
		if (strcmp(view->class->sorts[i].name, name) == 0) {
			view_set_sort(view, i, false);
			return view->sort == i ||
			       error_set(error, "no row here has a %s: they stand by %s", name,
				       view->class->sorts[view->sort].name);
		}
	}
	return error_set(error, "this pane is not sorted by %s; s shows its orders in turn", name);
}

/* The next one that says something of a row. */
static void sort_by_next(struct view *view)
{
	size_t next = view->sort, count = sort_count(view);

	do {
		next = (next + 1) % count;
		view_set_sort(view, next, false);
	} while (view->sort != next);
}

bool run_sort(struct browser *browser, const char *argument, struct error *error)
{
	struct view *view = browser_view(browser);

	if (sort_count(view) < 2)
		return error_set(error, "the rows of this pane have one order only");
	if (argument != NULL)
		return sort_by_name(view, argument, error);
	sort_by_next(view);
	browser_say(browser, "by %s", view->class->sorts[view->sort].name);
	return true;
}

bool run_reverse(struct browser *browser, const char *argument, struct error *error)
{
	struct view *view = browser_view(browser);

	(void)argument;
	if (sort_count(view) == 0)
		return error_set(error, "the rows of this pane have one order only");
	view_set_sort(view, view->sort, !view->descending);
	browser_say(browser, "by %s%s", view->class->sorts[view->sort].name,
		view->descending ? ", last first" : "");
	return true;
}

bool run_plain(struct browser *browser, const char *argument, struct error *error)
{
	(void)argument, (void)error;
	browser->plain = !browser->plain;
	browser->plain_top = 0;
	return true;
}

bool run_draw(struct browser *browser, const char *argument, struct error *error)
{
	static const char *const names[] = {
		[DRAW_BOX] = "box", [DRAW_DOTS] = "dots", [DRAW_ASCII] = "ascii"};

	for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
		if (strcmp(argument, names[i]) == 0) {
			browser->grid.level = (enum draw_level)i;
			return true;
		}
	}
	return error_set(error, "draw takes box, dots or ascii");
}

bool run_mouse(struct browser *browser, const char *argument, struct error *error)
{
	(void)argument, (void)error;
	browser->app->mouse = !browser->app->mouse;
	terminal_set_mouse(browser->terminal, browser->app->mouse);
	browser_say(browser, "the mouse is %s",
		browser->app->mouse ? "on: with Shift the terminal still selects" : "off");
	return true;
}

bool run_redraw(struct browser *browser, const char *argument, struct error *error)
{
	(void)argument, (void)error;
	terminal_redraw(browser->terminal);
	return true;
}

bool run_suspend(struct browser *browser, const char *argument, struct error *error)
{
	(void)argument, (void)error;
	terminal_suspend(browser->terminal);
	return true;
}

bool run_cancel(struct browser *browser, const char *argument, struct error *error)
{
	(void)argument, (void)error;
	if (browser->job != NULL)
		import_job_cancel(browser);
	else
		browser_say(browser, "nothing is running; q quits");
	return true;
}

static void open_text(struct browser *browser, struct string_buffer *text)
{
	history_visit_new(&browser->history, PAGE_TEXT, string_buffer_text(text));
	string_buffer_free(text);
}

bool run_keys(struct browser *browser, const char *argument, struct error *error)
{
	struct string_buffer text = {0};

	(void)argument, (void)error;
	help_text(browser_view(browser)->class->name, browser->app->restricted, &text);
	open_text(browser, &text);
	return true;
}

bool run_about(struct browser *browser, const char *argument, struct error *error)
{
	struct string_buffer text = {0};
	struct arena arena = {0};
	const struct dossier *dossiers;
	size_t count;
	bool ok = load_dossiers(browser->app->store, &arena, &dossiers, &count, error);

	(void)argument;
	string_buffer_format(&text,
		"About concordat\nconcordat " CONCORDAT_VERSION "\n\nDatabase: %s\n",
		store_path(browser->app->store));
	for (size_t i = 0; ok && i < count; i++)
		string_buffer_format(&text, "\nDossier %s: %s, %zu rows%s\n%s\n", dossiers[i].id,
			dossiers[i].name, dossiers[i].rows,
			dossiers[i].built_in ? ", built in" : "",
			dossiers[i].description != NULL ? dossiers[i].description : "");
	if (ok)
		open_text(browser, &text);
	string_buffer_free(&text);
	arena_free(&arena);
	return ok;
}
