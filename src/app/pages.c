/* The table of pages, loading their panes, and going back and forward between them. */
#include "pages.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/memory.h"
#include "text_pane.h"
#include "views/classes.h"

const struct page_kind page_kinds[PAGE_COUNT] = {
	[PAGE_PROVIDERS] = {'1', "Providers", false,
		{&provider_list, &events_pane, &before_after, &record},
		"search open source test command keys quit"},
	[PAGE_PARTNERSHIPS] = {'2', "Partnerships", false,
		{&partnership_list, &events_pane, &before_after, &record},
		"search open source test command keys quit"},
	[PAGE_METRICS] = {'3', "Metrics", false, {&metric_list, NULL, NULL, &record},
		"open source test filter sort zoom keys quit"},
	[PAGE_TIMELINE] = {'4', "Timeline", false, {&timeline, NULL, NULL, &record},
		"search open source filter command keys quit"},
	[PAGE_STATISTICS] = {'5', "Statistics", false,
		{&statistics_list, NULL, NULL, &series_chart},
		"measure function period sort filter open source measures series keys quit"},
	[PAGE_DIFFERENCES] = {'6', "Differences", true,
		{&difference_list, &differences_of, NULL, NULL},
		"search open source filter sort zoom keys quit"},
	[PAGE_SEARCH] = {0, "Search", false, {&search_results, NULL, NULL, &record},
		"open next-hit search source filter keys back"},
	[PAGE_RECORD] = {0, "Record", false, {&record},
		"source differences test copy write keys back"},
	[PAGE_CITATIONS] = {0, "Source", false, {&citations}, "open copy write keys back"},
	[PAGE_DIFFERENCES_OF] = {0, "What differs", false, {&differences_of},
		"open source copy write keys back"},
	[PAGE_SERIES] = {0, "Series", false, {&series_chart},
		"earlier measure function measures source write copy series keys back"},
	[PAGE_PROVIDER_MEASURES] = {0, "Measures", false,
		{&provider_measures, NULL, NULL, &series_chart},
		"open period source copy write series keys back"},
	[PAGE_OFFICIAL_SOURCE] = {0, "Source", false, {&official_source}, "copy write keys back"},
	[PAGE_CONTROL] = {0, "Chart", false, {&control_chart},
		"point-earlier break-earlier rebase per kind measure write options keys back"},
	[PAGE_ICONS] = {0, "Icons", false, {&icon_matrix},
		"cell-before open measure function filter rules sort source write keys back"},
	[PAGE_TEXT] = {0, "Text", false, {&text_pane}, "find page-down write back"},
};

const struct page_kind *page_kind_named(const char *name)
{
	for (int i = 0; i < PAGE_HOMES; i++) {
		const struct page_kind *kind = &page_kinds[i];

		if ((name[0] == kind->digit && name[1] == '\0') ||
			(name[0] != '\0' && strncasecmp(name, kind->name, strlen(name)) == 0))
			return kind;
	}
	return NULL;
}

static struct page *page_open(const struct page_kind *kind, const char *about, char digit)
{
	struct page *page = memory_allocate(sizeof *page);

	page->kind = kind;
	page->right = kind->panes[PANE_LOWER] != NULL ? PANE_LOWER : PANE_UPPER;
	page->digit = kind->digit != 0 ? kind->digit : digit;
	for (int i = 0; i < PANE_COUNT; i++) {
		if (kind->panes[i] != NULL)
			view_open(
				&page->panes[i].view, kind->panes[i], i == PANE_LIST ? about : "");
	}
	return page;
}

static void page_close(struct page *page)
{
	for (int i = 0; i < PANE_COUNT; i++) {
		if (page->kind->panes[i] != NULL)
			view_close(&page->panes[i].view);
	}
	free(page->select);
	free(page);
}

struct view *page_view(struct page *page, enum pane_role role)
{
	assert(page->kind->panes[role] != NULL);
	return &page->panes[role].view;
}

void page_focus(struct page *page, enum pane_role role)
{
	page->focus = role;
	if (role == PANE_UPPER || role == PANE_LOWER)
		page->right = role;
}

void pane_set_about(struct pane *pane, const char *about)
{
	view_set_about(&pane->view, about);
	pane->loaded = false;
	pane->fresh = true;
}

/* A pane beside a list without a selected row is about nothing, and says so. */
static void follow(struct page *page, struct pane *pane)
{
	const struct view_row *row = view_selected(&page->panes[PANE_LIST].view);
	const char *about = row != NULL ? row->id : "";

	if (strcmp(pane->view.about, about) == 0)
		return;
	pane_set_about(pane, about);
}

static void select_wanted(struct page *page)
{
	if (page->select == NULL)
		return;
	view_select(&page->panes[PANE_LIST].view, page->select);
	free(page->select);
	page->select = NULL;
}

bool page_load_pane(
	struct page *page, enum pane_role role, struct store *store, struct error *error)
{
	struct pane *pane = &page->panes[role];

	if (role != PANE_LIST)
		follow(page, pane);
	if (pane->loaded)
		return true;
	pane->loaded = true; /* a load that fails is not tried again at each key */
	if (!view_load(&pane->view, store, error))
		return false;
	if (pane->fresh) {
		pane->view.top = 0;
		view_move_end(&pane->view, pane->view.class->from_end);
	}
	pane->fresh = false;
	if (role == PANE_LIST)
		select_wanted(page);
	return true;
}

static bool is_lasting(const struct history *history, const struct page *page)
{
	for (int i = 0; i < PAGE_LASTING; i++) {
		if (history->lasting[i] == page)
			return true;
	}
	return false;
}

static void forget(struct history *history, struct page *page)
{
	if (!is_lasting(history, page))
		page_close(page);
}

void history_open(struct history *history)
{
	*history = (struct history){.count = 1};
	for (int i = 0; i < PAGE_LASTING; i++)
		history->lasting[i] = page_open(&page_kinds[i], i < PAGE_HOMES ? NULL : "", '2');
	history->visited[0] = history->lasting[PAGE_PARTNERSHIPS];
}

void history_close(struct history *history)
{
	for (size_t i = 0; i < history->count; i++)
		forget(history, history->visited[i]);
	for (int i = 0; i < PAGE_LASTING; i++)
		page_close(history->lasting[i]);
}

struct page *history_page(struct history *history)
{
	return history->visited[history->at];
}

static void forget_ahead(struct history *history)
{
	while (history->count > history->at + 1)
		forget(history, history->visited[--history->count]);
}

static void forget_oldest(struct history *history)
{
	forget(history, history->visited[0]);
	history->count--;
	memmove(history->visited, history->visited + 1,
		history->count * sizeof history->visited[0]);
}

static void push(struct history *history, struct page *page)
{
	forget_ahead(history);
	if (history->count == HISTORY_MOST)
		forget_oldest(history);
	history->at = history->count;
	history->visited[history->count++] = page;
}

void history_visit(struct history *history, enum page_id id)
{
	struct page *page = history->lasting[id];

	assert(id < PAGE_LASTING);
	if (page->kind->digit == 0)
		page->digit = history_page(history)->digit;
	if (page != history_page(history))
		push(history, page);
}

struct page *history_visit_new(struct history *history, enum page_id id, const char *about)
{
	struct page *page = page_open(&page_kinds[id], about, history_page(history)->digit);

	push(history, page);
	return page;
}

struct page *history_replace(struct history *history, enum page_id id, const char *about)
{
	struct page *old = history_page(history);
	struct page *page = page_open(&page_kinds[id], about, old->digit);

	forget_ahead(history);
	history->visited[history->at] = page;
	forget(history, old);
	return page;
}

bool history_move(struct history *history, bool back)
{
	if (back ? history->at == 0 : history->at + 1 >= history->count)
		return false;
	history->at = back ? history->at - 1 : history->at + 1;
	return true;
}

static void mark_stale(struct page *page)
{
	for (int i = 0; i < PANE_COUNT; i++)
		page->panes[i].loaded = false;
}

void history_reload(struct history *history)
{
	for (int i = 0; i < PAGE_LASTING; i++)
		mark_stale(history->lasting[i]);
	for (size_t i = 0; i < history->count; i++)
		mark_stale(history->visited[i]);
}
