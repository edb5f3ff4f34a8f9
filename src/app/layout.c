/* 80 by 24 gives the screens of the design: 30 cells of list, the rest beside it; other sizes add,
 * widen or drop. */
#include "layout.h"

enum {
	TWO_COLUMNS = 60,
	WIDER_LIST = 120,
	LIST_NARROW = 30,
	LIST_WIDEST = 60,
	STACKED_BELOW = 160, /* a list with one pane that follows has it below, not beside */
	MIDDLE_NARROW = 49,
	MIDDLE_WIDEST = 80,
	ROWS_FOR_KEYS = 6,
	ROWS_FOR_TABS = 8,
	ROWS_FOR_RULE = 10, /* and for a second status line */
	ROWS_FOR_TWO_PANES = 9,
	UPPER_SHORTEST = 3,
};

static int between(int least, int number, int most)
{
	return number < least ? least : number > most ? most : number;
}

static bool has_middle(const struct layout_request *request)
{
	return request->has[PANE_UPPER] || request->has[PANE_LOWER];
}

static bool has_record(const struct layout_request *request)
{
	return request->has[PANE_RECORD] && request->columns >= LAYOUT_THREE_COLUMNS;
}

bool layout_offers(const struct layout_request *request, enum pane_role role)
{
	return request->has[role] && (role != PANE_RECORD || has_record(request));
}

static struct layout place_lines(const struct layout_request *request)
{
	int rows = request->rows;
	struct layout layout = {.tabs = -1, .keys = -1, .rule = -1};
	int end = rows;

	if (rows >= ROWS_FOR_KEYS)
		layout.keys = --end;
	layout.status_lines = rows >= ROWS_FOR_RULE ? between(1, request->status_lines, 2) : 1;
	end -= layout.status_lines;
	layout.status = end;
	if (rows >= ROWS_FOR_RULE && !request->bare)
		layout.rule = --end;
	if (rows >= ROWS_FOR_TABS && !request->zoomed)
		layout.tabs = 0;
	layout.body.row = layout.tabs + 2 - request->untitled;
	layout.body.rows = end - layout.body.row;
	layout.body.columns = request->columns;
	return layout;
}

static int list_width(const struct layout_request *request)
{
	int columns = request->columns;

	if (!has_middle(request))
		return columns / 2;
	if (!request->has[PANE_LOWER])
		return columns * 46 / 100; /* 73 of 160, 92 of 200: what one row needs */
	if (has_record(request))
		return between(LIST_NARROW, columns / 4, LIST_WIDEST);
	return columns < WIDER_LIST ? LIST_NARROW
				    : between(LIST_NARROW, columns * 2 / 5, LIST_WIDEST);
}

/* Takes width cells, and one for the rule after them where something follows, off the left of rest.
 */
static struct rect take_column(struct layout *layout, struct rect *rest, int width)
{
	struct rect column = *rest;

	column.columns = width;
	layout->separators[layout->separator_count++] = column.column + width;
	rest->column += width + 1;
	rest->columns -= width + 1;
	return column;
}

static void place_middle(
	const struct layout_request *request, struct layout *layout, struct rect middle)
{
	bool both = request->has[PANE_UPPER] && request->has[PANE_LOWER];
	bool on_right = request->focus == PANE_UPPER || request->focus == PANE_LOWER;
	enum pane_role only = on_right ? request->focus : request->right;
	struct rect upper = middle;

	if (!both)
		only = request->has[PANE_UPPER] ? PANE_UPPER : PANE_LOWER;
	if (!both || request->columns < 80 || middle.rows < ROWS_FOR_TWO_PANES) {
		layout->panes[only] = middle;
		return;
	}
	upper.rows = between(UPPER_SHORTEST, request->upper_lines, (middle.rows - 1) / 2);
	layout->panes[PANE_UPPER] = upper;
	middle.row += upper.rows + 1;
	middle.rows -= upper.rows + 1;
	layout->panes[PANE_LOWER] = middle;
}

static void place_columns(const struct layout_request *request, struct layout *layout)
{
	struct rect rest = layout->body;

	layout->panes[PANE_LIST] = take_column(layout, &rest, list_width(request));
	if (has_middle(request) && has_record(request))
		place_middle(request, layout,
			take_column(layout, &rest,
				between(MIDDLE_NARROW, request->columns * 3 / 10, MIDDLE_WIDEST)));
	else if (has_middle(request))
		place_middle(request, layout, rest);
	if (has_record(request))
		layout->panes[PANE_RECORD] = rest;
}

static bool is_stacked(const struct layout_request *request)
{
	return request->has[PANE_UPPER] && !request->has[PANE_LOWER] && !has_record(request) &&
	       request->columns < STACKED_BELOW;
}

/* Half each, so that nothing jumps while the selection moves. */
static void place_rows(struct layout *layout)
{
	struct rect upper = layout->body;
	struct rect lower = layout->body;

	upper.rows = (upper.rows - 1) / 2;
	lower.row += upper.rows + 1;
	lower.rows -= upper.rows + 1;
	layout->panes[PANE_LIST] = upper;
	layout->panes[PANE_UPPER] = lower;
}

struct layout layout_make(const struct layout_request *request)
{
	struct layout layout = {.too_small = true, .tabs = -1, .keys = -1, .rule = -1};

	if (request->rows < LAYOUT_ROWS || request->columns < LAYOUT_COLUMNS)
		return layout;
	layout = place_lines(request);
	if (request->zoomed || request->columns < TWO_COLUMNS ||
		(!has_middle(request) && !has_record(request)))
		layout.panes[layout_offers(request, request->focus) ? request->focus : PANE_LIST] =
			layout.body;
	else if (is_stacked(request) && layout.body.rows >= ROWS_FOR_TWO_PANES)
		place_rows(&layout);
	else
		place_columns(request, &layout);
	return layout;
}
