/* The loop of the full-screen program: load what is shown, paint, wait for a key, act on all keys
 * that are there. */
#include "browser.h"

#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "import_job.h"
#include "runs.h"
#include "store/load_official.h"
#include "study_browse.h"
#include "terminal/key.h"
#include "text_pane.h"

enum {
	FIRST_SCREEN = 400 << 10, /* bytes of memory that it takes, measured at 80 x 24 */
};

void browser_say(struct browser *browser, const char *format, ...)
{
	char *text;
	va_list arguments;
	int size;

	va_start(arguments, format);
	size = vsnprintf(NULL, 0, format, arguments);
	va_end(arguments);
	text = memory_allocate((size_t)(size > 0 ? size : 0) + 1);
	va_start(arguments, format);
	vsnprintf(text, (size_t)size + 1, format, arguments);
	va_end(arguments);
	string_buffer_truncate(&browser->message, 0);
	string_buffer_add(&browser->message, text);
	browser->message_is_error = false;
	free(text);
}

void browser_complain(struct browser *browser, const struct error *error)
{
	browser_say(browser, "%s", error->message);
	browser->message_is_error = true;
}

struct page *browser_page(struct browser *browser)
{
	return history_page(&browser->history);
}

/* As many as any pane wants that can have the focus, so that nothing jumps when it moves. */
static int status_lines(struct page *page, const struct layout_request *request)
{
	int most = 0;

	for (int i = 0; i < PANE_COUNT; i++) {
		int lines = 0;

		if (layout_offers(request, (enum pane_role)i))
			lines = page_view(page, (enum pane_role)i)->class->status_lines;
		most = lines > most ? lines : most;
	}
	return most;
}

struct layout_request browser_layout_request(struct browser *browser)
{
	struct page *page = browser_page(browser);
	struct layout_request request = {
		.zoomed = page->zoomed, .focus = page->focus, .right = page->right};

	request.rows = browser->grid.rows;
	request.columns = browser->grid.columns;
	for (int i = 0; i < PANE_COUNT; i++)
		request.has[i] = page->kind->panes[i] != NULL;
	if (browser->plain)
		request.has[PANE_RECORD] = false; /* it would say everything twice */
	if (!layout_offers(&request, request.focus))
		request.focus = PANE_LIST;
	request.status_lines = status_lines(page, &request);
	request.bare = page_view(page, PANE_LIST)->class->bare;
	request.untitled =
		page_view(page, PANE_LIST)->class->untitled && browser->menu.target == NULL;
	return request;
}

struct view *browser_view(struct browser *browser)
{
	if (browser->menu.target != NULL)
		return &browser->menu.view;
	return page_view(browser_page(browser), browser_layout_request(browser).focus);
}

const struct view_row *browser_selected(struct browser *browser, struct error *error)
{
	const struct view *view = browser_view(browser);
	const struct view_row *row = view_selected(view);

	if (row == NULL)
		error_set(error, "nothing is selected");
	else if (view->class == &text_pane)
		error_set(error, "this is text: nothing stands behind its lines");
	return view->class != &text_pane ? row : NULL;
}

static void stop_store(void *store)
{
	store_interrupt(store);
}

void browser_begin_work(struct browser *browser)
{
	terminal_on_interrupt(stop_store, browser->app->store);
}

void browser_end_work(void)
{
	terminal_on_interrupt(NULL, NULL);
}

/* A view that has nothing yet is left out of the first line. */
static void find_absent(struct browser *browser)
{
	struct error error;
	bool any;

	browser->history.absent[PAGE_STATISTICS] =
		!load_official_any(browser->app->store, &any, &error) || !any;
}

void browser_reload(struct browser *browser)
{
	history_reload(&browser->history);
	study_forget(browser);
	find_absent(browser);
}

/* Lines that the upper right pane has to say, no more than are on a screen. */
static int wanted_lines(struct browser *browser, int width)
{
	const struct view *view = page_view(browser_page(browser), PANE_UPPER);
	int lines = view->class->head_lines + view->class->foot_lines;

	if (view->count == 0)
		return 3;
	for (size_t i = 0; i < view->count && lines < browser->grid.rows; i++)
		lines += view->class->height != NULL
				 ? view->class->height(view, view->rows[i], &browser->grid, width)
				 : 1;
	return lines;
}

static bool is_shown(const struct browser *browser, const struct layout *layout, int role)
{
	return browser->plain ? role < PANE_RECORD : layout->panes[role].rows > 0;
}

static void say_not_loaded(struct browser *browser, const struct error *error)
{
	if (terminal_interrupted())
		browser_say(browser, "stopped");
	else
		browser_complain(browser, error);
}

/* The list is always loaded: what stands beside it follows it even where it is hidden. */
static void load_shown(struct browser *browser, const struct layout *layout)
{
	struct page *page = browser_page(browser);
	struct error error;

	browser_begin_work(browser);
	for (int i = 0; i < PANE_COUNT; i++) {
		if (page->kind->panes[i] == NULL ||
			(i != PANE_LIST && !is_shown(browser, layout, i)))
			continue;
		if (!page_load_pane(page, (enum pane_role)i, browser->app->store, &error))
			say_not_loaded(browser, &error);
	}
	browser_end_work();
	study_count(browser);
}

static void prepare(struct browser *browser)
{
	struct layout_request request;
	int rows;
	int columns;

	terminal_size(browser->terminal, &rows, &columns);
	grid_resize(&browser->grid, rows, columns);
	request = browser_layout_request(browser);
	request.upper_lines = rows;
	browser->painted = browser_page(browser);
	browser->layout = layout_make(&request);
	if (browser->layout.too_small)
		return;
	load_shown(browser, &browser->layout);
	if (browser->layout.panes[PANE_UPPER].rows > 0)
		request.upper_lines =
			wanted_lines(browser, browser->layout.panes[PANE_UPPER].columns);
	browser->layout = layout_make(&request);
}

void browser_show(struct browser *browser)
{
	if (browser->painted != browser_page(browser)) /* keys typed ahead have opened it */
		prepare(browser);
	screen_draw(browser);
	terminal_show(browser->terminal, &browser->grid);
}

/* Words that are typed appear before the search for them begins. */
static bool show_typed(struct browser *browser)
{
	if (browser->prompt.use == NULL || browser->layout.too_small ||
		browser_page(browser)->panes[PANE_LIST].loaded)
		return true;
	screen_draw_prompt(browser);
	terminal_show(browser->terminal, &browser->grid);
	return !terminal_key_waiting(browser->terminal);
}

static void paint(struct browser *browser)
{
	if (!show_typed(browser))
		return;
	prepare(browser);
	browser_show(browser);
}

bool browser_run_command(struct browser *browser, const struct command *command,
	const char *argument, struct error *error)
{
	if (browser->app->restricted && !command->restricted)
		return error_set(error, "%s is not available in restricted mode", command->name);
	return command->run(browser, argument, error);
}

bool browser_run_line(struct browser *browser, const char *line, struct error *error)
{
	size_t size;
	const char *argument;
	const struct command *command;

	line += strspn(line, " ");
	size = strcspn(line, " ");
	argument = line + size + strspn(line + size, " ");
	if (size == 0)
		return true;
	command = command_named(browser_view(browser)->class->name, line, size, error);
	if (command == NULL)
		return false;
	if (command->argument == NULL && *argument != '\0')
		return error_set(error, "%s takes no argument", command->name);
	if (command->argument != NULL && command->argument[0] != '[' && *argument == '\0')
		return error_set(error, "%s wants %s", command->name, command->argument);
	return browser_run_command(browser, command, *argument != '\0' ? argument : NULL, error);
}

static void say_unbound(struct browser *browser, int key)
{
	char name[12];

	key_format(key, name);
	browser_say(browser, "%s does nothing here; ? lists the keys", name);
}

/* Keys that were typed ahead act on what they would have shown. */
static void load_focused(struct browser *browser)
{
	enum pane_role focus = browser_layout_request(browser).focus;
	struct error error;

	if (browser->menu.target != NULL || browser_page(browser)->panes[focus].loaded)
		return;
	browser_begin_work(browser);
	if (!page_load_pane(browser_page(browser), focus, browser->app->store, &error))
		say_not_loaded(browser, &error);
	browser_end_work();
	study_count(browser);
}

static void act_on_command_key(struct browser *browser, int key)
{
	const struct command *command = command_for_key(browser_view(browser)->class->name, key);
	struct error error;

	load_focused(browser);
	if (command == NULL)
		say_unbound(browser, key);
	else if (!browser_run_command(browser, command, NULL, &error))
		browser_complain(browser, &error);
}

/* What the key did not do is said before the report that waited for its prompt to close. */
static void settle(struct browser *browser)
{
	const char *message = string_buffer_text(&browser->message);
	bool refused = browser->key != KEY_CODE_WATCHED && browser->job != NULL &&
		       browser->message_is_error && *message != '\0';
	char *refusal = refused ? memory_copy_string(message) : NULL;

	if (import_job_settle(browser) && refused) {
		browser_say(browser, "%s; %s", refusal, string_buffer_text(&browser->message));
		browser->message_is_error = true;
	}
	free(refusal);
}

static void act(struct browser *browser, int key)
{
	browser->key = key;
	switch (key) {
	case KEY_CODE_CLOSED:
		browser->done = true;
		break;
	case KEY_CODE_RESIZE:
	case KEY_CODE_RESUME:
		break;
	case KEY_CODE_WATCHED:
		import_job_read(browser);
		break;
	default:
		string_buffer_truncate(&browser->message, 0);
		if (key == KEY_CODE_MOUSE)
			mouse_act(browser);
		else if (browser->prompt.use != NULL)
			prompt_act(browser, key);
		else if (key == KEY_CODE_PASTE)
			browser_say(browser, "pasted text is only taken by a prompt: / or :");
		else
			act_on_command_key(browser, key);
	}
	settle(browser);
}

/* A key that was typed ahead means the page that the key before it opens: that is read first. */
static bool is_ready(struct browser *browser)
{
	return browser->prompt.use != NULL || browser_page(browser)->panes[PANE_LIST].loaded;
}

static void run_loop(struct browser *browser)
{
	while (!browser->done) {
		paint(browser);
		if (study_finish(browser))
			paint(browser);
		do
			act(browser, terminal_next_key(browser->terminal));
		while (!browser->done && is_ready(browser) &&
			terminal_key_waiting(browser->terminal));
	}
}

static struct browser *open_browser(struct app *app, struct terminal *terminal)
{
	struct browser *browser = memory_allocate(sizeof *browser);

	browser->app = app;
	browser->terminal = terminal;
	browser->plain = app->plain;
	app->waiting = NULL; /* it would write into the screen */
	grid_open(&browser->grid, app->charset, app->level);
	history_open(&browser->history);
	find_absent(browser);
	return browser;
}

static void close_browser(struct browser *browser)
{
	import_job_leave(browser);
	menu_close(&browser->menu);
	history_close(&browser->history);
	prompt_free(&browser->prompt);
	grid_close(&browser->grid);
	string_buffer_free(&browser->message);
	free(browser->words_before);
	free(browser->find_words);
	free(browser->asked);
	study_forget(browser);
	study_forget_tests(browser);
	free(browser);
}

int browser_run(struct app *app)
{
	struct terminal_options options = {.mouse = app->mouse, .colour = app->colour};
	struct terminal *terminal;
	struct browser *browser;
	const char *note;
	struct error error;

	memory_expect(FIRST_SCREEN);
	if (app->restricted)
		signal(SIGTSTP,
			SIG_IGN); /* a session without job control could never be continued */
	if (!app_open_store(app, &error) || !terminal_open(&options, &terminal, &note, &error))
		return app_complain(app, &error);
	browser = open_browser(app, terminal);
	if (note != NULL)
		browser_say(browser, "%s", note);
	run_loop(browser);
	close_browser(browser);
	terminal_close(terminal);
	return APP_OK;
}
