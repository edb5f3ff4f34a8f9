/* Commands that move: within a pane, between panes, between pages. */
#include <string.h>
#include <strings.h>

#include "base/memory.h"
#include "browser.h"
#include "import_job.h"
#include "runs.h"
#include "store/load_records.h"
#include "store/search.h"
#include "views/classes.h"
#include "views/official_id.h"

static struct rect focused_rect(struct browser *browser)
{
	enum pane_role focus = browser_layout_request(browser).focus;

	if (browser->plain || browser->layout.panes[focus].rows == 0)
		return (struct rect){0, 0, browser->grid.rows - 1, browser->grid.columns};
	return browser->layout.panes[focus];
}

static bool page_by(struct browser *browser, long half_pages)
{
	view_page(browser_view(browser), &browser->grid, focused_rect(browser), half_pages);
	return true;
}

bool run_next(struct browser *browser, const char *argument, struct error *error)
{
	(void)argument, (void)error;
	view_move(browser_view(browser), 1);
	return true;
}

bool run_previous(struct browser *browser, const char *argument, struct error *error)
{
	(void)argument, (void)error;
	view_move(browser_view(browser), -1);
	return true;
}

bool run_first(struct browser *browser, const char *argument, struct error *error)
{
	(void)argument, (void)error;
	view_move_end(browser_view(browser), false);
	return true;
}

bool run_last(struct browser *browser, const char *argument, struct error *error)
{
	(void)argument, (void)error;
	view_move_end(browser_view(browser), true);
	return true;
}

bool run_page_down(struct browser *browser, const char *argument, struct error *error)
{
	(void)argument, (void)error;
	return page_by(browser, 2);
}

bool run_page_up(struct browser *browser, const char *argument, struct error *error)
{
	(void)argument, (void)error;
	return page_by(browser, -2);
}

bool run_half_down(struct browser *browser, const char *argument, struct error *error)
{
	(void)argument, (void)error;
	return page_by(browser, 1);
}

bool run_half_up(struct browser *browser, const char *argument, struct error *error)
{
	(void)argument, (void)error;
	return page_by(browser, -1);
}

/* From the pane that has the focus in steps of one role; false where there is no other. */
static bool focus_by(struct browser *browser, int step, bool around)
{
	struct layout_request request = browser_layout_request(browser);
	int role = (int)request.focus;

	do {
		role += step;
		if (around)
			role = (role + PANE_COUNT) % PANE_COUNT;
		if (role < 0 || role >= PANE_COUNT)
			return false;
	} while (!layout_offers(&request, (enum pane_role)role));
	page_focus(browser_page(browser), (enum pane_role)role);
	return true;
}

bool run_next_pane(struct browser *browser, const char *argument, struct error *error)
{
	(void)argument, (void)error;
	return focus_by(browser, 1, true);
}

bool run_previous_pane(struct browser *browser, const char *argument, struct error *error)
{
	(void)argument, (void)error;
	return focus_by(browser, -1, true);
}

/* Of two panes one over the other, the one beside the selected row. */
static enum pane_role right_pane(const struct browser *browser, const struct page *page)
{
	const struct layout *layout = &browser->layout;

	if (layout->panes[PANE_UPPER].rows == 0 || layout->panes[PANE_LOWER].rows == 0)
		return page->right;
	return browser->grid.cursor_row < layout->panes[PANE_LOWER].row ? PANE_UPPER : PANE_LOWER;
}

bool run_right(struct browser *browser, const char *argument, struct error *error)
{
	struct layout_request request = browser_layout_request(browser);
	struct page *page = browser_page(browser);
	enum pane_role right = right_pane(browser, page);

	(void)argument, (void)error;
	if (request.focus == PANE_LIST && layout_offers(&request, right))
		page_focus(page, right);
	else if (layout_offers(&request, PANE_RECORD))
		page_focus(page, PANE_RECORD);
	return true;
}

bool run_left(struct browser *browser, const char *argument, struct error *error)
{
	struct layout_request request = browser_layout_request(browser);
	struct page *page = browser_page(browser);
	enum pane_role right = right_pane(browser, page);

	(void)argument, (void)error;
	page_focus(page,
		request.focus == PANE_RECORD && layout_offers(&request, right) ? right : PANE_LIST);
	return true;
}

bool run_zoom(struct browser *browser, const char *argument, struct error *error)
{
	struct page *page = browser_page(browser);

	(void)argument, (void)error;
	page->zoomed = !page->zoomed;
	return true;
}

void open_record(struct browser *browser, const char *id, bool is_hit)
{
	struct page *page = browser_page(browser);

	if (official_id_is(id)) {
		open_official(browser, id, is_hit);
		return;
	}
	if (is_hit && page->is_hit)
		page = history_replace(&browser->history, PAGE_RECORD, id);
	else
		page = history_visit_new(&browser->history, PAGE_RECORD, id);
	page->is_hit = is_hit;
	browser->hits_begun = browser->hits_begun || is_hit;
	if (strchr(id, '.') !=
		NULL) /* the row of a child, such as a fact: it is on its parent's record */
		page->select = memory_copy_string(id);
}

bool run_open(struct browser *browser, const char *argument, struct error *error)
{
	const struct view *view = browser_view(browser);
	const struct view_row *row = browser_selected(browser, error);

	(void)argument;
	if (row == NULL)
		return false;
	if (view->class == &series_chart && browser_page(browser)->kind == &page_kinds[PAGE_SERIES])
		return open_organisation(browser, error);
	if (view->class == &official_source)
		return error_set(error, "nothing stands behind this line");
	if (view->class == &record && view->about != NULL && strcmp(view->about, row->id) == 0)
		return error_set(error, "this is its record");
	open_record(browser, row->id, view->class == &search_results);
	return true;
}

bool run_back(struct browser *browser, const char *argument, struct error *error)
{
	struct page *page = browser_page(browser);

	(void)argument;
	if (page->zoomed && !page_view(page, PANE_LIST)->class->untitled) /* that opens zoomed */
		page->zoomed = false;
	else if (!history_move(&browser->history, true))
		return error_set(error, "there is no page before this one; q quits");
	return true;
}

bool run_history_back(struct browser *browser, const char *argument, struct error *error)
{
	(void)argument;
	return history_move(&browser->history, true) ||
	       error_set(error, "there is no page before this one");
}

bool run_history_forward(struct browser *browser, const char *argument, struct error *error)
{
	(void)argument;
	return history_move(&browser->history, false) ||
	       error_set(error, "there is no page after this one");
}

bool run_view(struct browser *browser, const char *argument, struct error *error)
{
	char digit[2] = {(char)browser->key, '\0'};
	const struct page_kind *kind = page_kind_named(argument != NULL ? argument : digit);

	if (kind == NULL)
		return error_set(error, "there is no view %s", argument);
	if (browser->history.absent[kind - page_kinds])
		return error_set(error,
			"no official statistics are loaded: `:import FILE` adds what NHS "
			"England publishes");
	history_visit(&browser->history, (enum page_id)(kind - page_kinds));
	return true;
}

static bool open_about(struct browser *browser, enum page_id id, struct error *error)
{
	const struct view_row *row = browser_selected(browser, error);

	if (row == NULL)
		return false;
	if (id == PAGE_CITATIONS && official_id_is(row->id))
		id = PAGE_OFFICIAL_SOURCE;
	if (id == PAGE_DIFFERENCES_OF && official_id_is(row->id))
		return error_set(error, "no sources are laid side by side for official figures");
	history_visit_new(&browser->history, id, row->id);
	return true;
}

bool run_source(struct browser *browser, const char *argument, struct error *error)
{
	(void)argument;
	return open_about(browser, PAGE_CITATIONS, error);
}

bool run_differences(struct browser *browser, const char *argument, struct error *error)
{
	(void)argument;
	return open_about(browser, PAGE_DIFFERENCES_OF, error);
}

static bool name_choices(
	const char *name, const struct named *found, size_t count, struct error *error)
{
	struct string_buffer choices = {0};

	for (size_t i = 0; i < count && i < 6; i++)
		string_buffer_format(
			&choices, "%s%s (%s)", i > 0 ? ", " : "", found[i].name, found[i].id);
	error_set(error, "%s could be %s%s", name, string_buffer_text(&choices),
		count > 6 ? ", …" : "");
	string_buffer_free(&choices);
	return false;
}

/* The row of this code in a record, where it is of a site, which reports for itself: any other code
 * means the organisation. NULL: none. */
static const char *site_row(
	struct browser *browser, struct arena *arena, const char *id, const char *code)
{
	struct record *opened;
	struct error error;

	if (!load_record(browser->app->store, arena, id, &opened, &error) || opened == NULL)
		return NULL;
	for (size_t i = 0; i < opened->child_count; i++) {
		const struct row *child = &opened->children[i];

		if (strcmp(child->table->name, "codes") == 0 &&
			strcasecmp(row_field(child, "code"), code) == 0 &&
			strcmp(row_field(child, "scheme"), "ODS site") == 0)
			return child->id;
	}
	return NULL;
}

bool run_show(struct browser *browser, const char *argument, struct error *error)
{
	struct arena arena = {0};
	const struct named *found;
	size_t count;
	bool ok = search_named(browser->app->store, argument, &arena, &found, &count, error);

	if (ok && count == 0)
		ok = open_code(browser, argument) ||
		     error_set(error, "nothing is called %s; / searches everything", argument);
	else if (ok && count > 1)
		ok = name_choices(argument, found, count, error);
	else if (ok) {
		const char *site = site_row(browser, &arena, found[0].id, argument);

		open_record(browser, site != NULL ? site : found[0].id, false);
	}
	arena_free(&arena);
	return ok;
}

/* At the bottom of a long history the page that was opened from may be forgotten: then its view. */
bool run_quit(struct browser *browser, const char *argument, struct error *error)
{
	bool is_view = browser_page(browser)->kind->digit != 0;

	(void)argument;
	if (is_view && !import_job_none(browser, error))
		return false;
	if (is_view)
		browser->done = true;
	else if (!history_move(&browser->history, true))
		history_visit(&browser->history, PAGE_PARTNERSHIPS);
	return true;
}
