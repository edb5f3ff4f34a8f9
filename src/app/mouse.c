/* The mouse: a click selects, a double click opens, the wheel moves; a tab is its view. */
#include "browser.h"
#include "runs.h"

enum { WHEEL_ROWS = 3 };

static bool is_in(struct rect rect, struct terminal_mouse mouse)
{
	return mouse.row >= rect.row && mouse.row < rect.row + rect.rows &&
	       mouse.column >= rect.column && mouse.column < rect.column + rect.columns;
}

static void click_tab(struct browser *browser, int column)
{
	char name[2] = {screen_tab_at(browser, column), '\0'};
	struct error error;

	if (name[0] != '\0' && !run_view(browser, name, &error))
		browser_complain(browser, &error);
}

static void act_on(
	struct browser *browser, struct view *view, struct rect rect, struct terminal_mouse mouse)
{
	size_t index;
	struct error error;

	if (mouse.button >= 4) {
		view_move(view, mouse.button == 4 ? -WHEEL_ROWS : WHEEL_ROWS);
		return;
	}
	if (view->class->point_at != NULL) {
		int point =
			view->class->point_at(view, &browser->grid, rect, mouse.row, mouse.column);

		if (point >= 0)
			view->cursor = (size_t)point;
		return;
	}
	if (!view_row_at(view, &browser->grid, rect, mouse.row - rect.row, &index))
		return;
	view->cursor = index;
	if (mouse.button == 2 && browser->prompt.use == NULL && !run_open(browser, NULL, &error))
		browser_complain(browser, &error);
}

void mouse_act(struct browser *browser)
{
	struct terminal_mouse mouse = terminal_mouse(browser->terminal);
	const struct layout *layout = &browser->layout;
	struct page *page = browser_page(browser);

	if (browser->plain || layout->too_small || browser->painted != page)
		return;
	if (browser->menu.target != NULL) {
		if (is_in(layout->body, mouse))
			act_on(browser, &browser->menu.view, layout->body, mouse);
		return;
	}
	if (browser->prompt.use != NULL)
		return;
	if (mouse.row == layout->tabs && mouse.button < 4)
		click_tab(browser, mouse.column);
	for (int i = 0; i < PANE_COUNT; i++) {
		if (layout->panes[i].rows == 0 || !is_in(layout->panes[i], mouse))
			continue;
		page_focus(page, (enum pane_role)i);
		act_on(browser, page_view(page, (enum pane_role)i), layout->panes[i], mouse);
		return;
	}
}
