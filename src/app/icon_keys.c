/* The keys of the matrix of icons. */
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "browser.h"
#include "runs.h"
#include "views/classes.h"
#include "views/icon_matrix.h"
#include "views/official_id.h"

bool run_icons(struct browser *browser, const char *argument, struct error *error)
{
	const struct view *view = browser_view(browser);
	const struct view_row *row = view_selected(view);
	struct arena arena = {0};
	struct official_id id = official_id_read(&arena, row != NULL ? row->id : view->about);

	(void)argument, (void)error;
	id.month = official_id_read(&arena, view->about).month;
	id.who = NULL;
	history_visit_new(&browser->history, PAGE_ICONS, official_id_make(&arena, &id));
	arena_free(&arena);
	return true;
}

static bool walk(struct browser *browser, int step, struct error *error)
{
	struct view *view = browser_view(browser);
	struct arena arena = {0};
	const char *cell = icon_matrix_beside(view, &arena, step);

	if (cell != NULL)
		view_set_filter(view, FACET_KIND, cell);
	else
		error_set(error, "no cell with a provider lies beyond; f takes the choice away");
	arena_free(&arena);
	return cell != NULL;
}

bool run_cell_before(struct browser *browser, const char *argument, struct error *error)
{
	(void)argument;
	return walk(browser, -1, error);
}

bool run_cell_after(struct browser *browser, const char *argument, struct error *error)
{
	(void)argument;
	return walk(browser, 1, error);
}

bool run_icon_rules(struct browser *browser, const char *argument, struct error *error)
{
	struct pane *pane = &browser_page(browser)->panes[PANE_LIST];
	bool mdc = pane->view.narrow != NULL;

	(void)argument, (void)error;
	free(pane->view.narrow);
	pane->view.narrow = mdc ? NULL : memory_copy_string("mdc");
	view_set_filter(&pane->view, FACET_KIND, NULL);
	pane->loaded = false;
	return true;
}
