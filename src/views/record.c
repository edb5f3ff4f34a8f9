/* The record of anything: screen 2 for a partnership, and the same manner for every other kind. */
#include <string.h>

#include "page_draw.h"
#include "page_view.h"
#include "record_kinds.h"
#include "views/classes.h"

static const struct {
	const char *table;
	void (*fill)(struct page *page);
} kinds[] = {
	{"partnerships", record_partnership},
	{"organisations", record_organisation},
	{"metrics", record_metric},
	{"sources", record_source},
};

static void fill(struct page *page)
{
	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
		if (strcmp(kinds[i].table, page->row->table->name) == 0) {
			kinds[i].fill(page);
			return;
		}
	record_any(page);
}

static bool record_load(struct view *view, struct store *store, struct error *error)
{
	struct page *page = arena_allocate(&view->arena, sizeof *page);
	bool found = false;

	if (!view->about || !page_open_whole(page, store, &view->arena, view->about, &found, error))
		return !view->about;
	if (!found)
		return true;
	fill(page);
	return page_show(page, view);
}

const struct view_class record = {
	.name = "record",
	.empty = "There is no such record. Search for it with /, or choose one in a list.",
	.status_lines = 2,
	.marker_column = PAGE_MARKER,
	.load = record_load,
	.title = page_view_title,
	.height = page_view_height,
	.draw_row = page_view_draw_row,
	.plain_row = page_view_plain_row,
	.status = page_view_status,
};
