/* The layout of a page at every size. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "app/layout.h"

enum { ROWS = 70, COLUMNS = 250 };

static const struct layout_request forms[] = {
	{.has = {true, true, true, true}, .right = PANE_LOWER},
	{.has = {true, false, false, true}, .right = PANE_LOWER},
	{.has = {true, true, false, false}, .right = PANE_LOWER},
	{.has = {true, false, false, false}, .right = PANE_LOWER},
	{.has = {true, false, false, true}, .right = PANE_LOWER, .bare = true},
};

static char cells[ROWS][COLUMNS];

/* Everything stands inside the screen and upon nothing else. */
static void paint(const struct layout_request *request, struct rect rect)
{
	assert_true(rect.row >= 0 && rect.column >= 0 && rect.rows >= 0 && rect.columns >= 0);
	assert_true(rect.row + rect.rows <= request->rows &&
		    rect.column + rect.columns <= request->columns);
	for (int row = rect.row; row < rect.row + rect.rows; row++) {
		for (int column = rect.column; column < rect.column + rect.columns; column++) {
			assert_int_equal(cells[row][column], 0);
			cells[row][column] = 1;
		}
	}
}

static void paint_line(const struct layout_request *request, int row, int lines)
{
	if (row >= 0)
		paint(request, (struct rect){row, 0, lines, request->columns});
}

static void paint_all(const struct layout_request *request, const struct layout *layout)
{
	paint_line(request, layout->tabs, 1);
	paint_line(request, layout->keys, 1);
	paint_line(request, layout->rule, 1);
	paint_line(request, layout->status, layout->status_lines);
	for (int i = 0; i < PANE_COUNT; i++) {
		struct rect pane = layout->panes[i];

		if (pane.rows == 0)
			continue;
		paint(request, pane);
		paint(request, (struct rect){pane.row - 1, pane.column, 1, pane.columns});
	}
	for (int i = 0; i < layout->separator_count; i++)
		paint(request, (struct rect){layout->body.row - 1, layout->separators[i],
				       layout->body.rows + 1, 1});
}

static void check(const struct layout_request *request)
{
	struct layout layout = layout_make(request);
	int shown = 0;

	memset(cells, 0, sizeof cells);
	if (layout.too_small) {
		assert_true(request->rows < LAYOUT_ROWS || request->columns < LAYOUT_COLUMNS);
		return;
	}
	paint_all(request, &layout);
	for (int row = 0; row < request->rows; row++)
		for (int column = 0; column < request->columns; column++)
			assert_int_equal(cells[row][column], 1);
	for (int i = 0; i < PANE_COUNT; i++) {
		shown += layout.panes[i].rows > 0;
		assert_true(
			layout.panes[i].rows == 0 ||
			(layout.panes[i].rows >= 3 && layout.panes[i].columns >= LAYOUT_COLUMNS));
		assert_true(layout.panes[i].rows == 0 || request->has[i]);
	}
	assert_true(shown > 0);
	if (layout_offers(request, request->focus))
		assert_true(layout.panes[request->focus].rows > 0);
}

static void every_size_is_covered_once(void **state)
{
	(void)state;
	for (size_t form = 0; form < sizeof forms / sizeof forms[0]; form++) {
		for (int size = 0; size < ROWS * COLUMNS; size++) {
			struct layout_request request = forms[form];

			request.rows = size / COLUMNS + 1;
			request.columns = size % COLUMNS + 1;
			request.focus = (enum pane_role)(size % PANE_COUNT);
			request.zoomed = size % 7 == 0;
			request.status_lines = size % 3;
			request.upper_lines = size % 40;
			if (!request.has[request.focus])
				request.focus = PANE_LIST;
			check(&request);
		}
	}
}

static void start_screen_is_the_sketch(void **state)
{
	struct layout_request request = forms[0];
	struct layout layout;

	(void)state;
	request.rows = 24;
	request.columns = 80;
	request.status_lines = 1;
	request.upper_lines = 16;
	layout = layout_make(&request);
	assert_int_equal(layout.tabs, 0);
	assert_int_equal(layout.separators[0], 30);
	assert_int_equal(layout.separator_count, 1);
	assert_int_equal(layout.panes[PANE_LIST].row, 2);
	assert_int_equal(layout.panes[PANE_LIST].rows, 19);
	assert_int_equal(layout.panes[PANE_UPPER].rows, 9);
	assert_int_equal(layout.panes[PANE_LOWER].row, 12);
	assert_int_equal(layout.panes[PANE_LOWER].rows, 9);
	assert_int_equal(layout.rule, 21);
	assert_int_equal(layout.status, 22);
	assert_int_equal(layout.keys, 23);
	request.upper_lines = 4;
	layout = layout_make(&request);
	assert_int_equal(layout.panes[PANE_UPPER].rows, 4);
	assert_int_equal(layout.panes[PANE_LOWER].rows, 14);
}

static void wide_screens_show_the_record(void **state)
{
	struct layout_request request = forms[1];

	(void)state;
	request.rows = 50;
	request.columns = 159;
	assert_false(layout_offers(&request, PANE_RECORD));
	request.columns = 160;
	assert_true(layout_offers(&request, PANE_RECORD));
	assert_int_equal(layout_make(&request).panes[PANE_LIST].columns, 80);
	request.has[PANE_UPPER] = request.has[PANE_LOWER] = true;
	assert_int_equal(layout_make(&request).separator_count, 2);
}

static void narrow_screens_show_what_has_the_focus(void **state)
{
	struct layout_request request = forms[0];
	struct layout layout;

	(void)state;
	request.rows = 20;
	request.columns = 60;
	layout = layout_make(&request);
	assert_true(layout.panes[PANE_LIST].rows > 0 && layout.panes[PANE_LOWER].rows > 0);
	assert_int_equal(layout.panes[PANE_UPPER].rows, 0);
	request.focus = PANE_UPPER;
	layout = layout_make(&request);
	assert_true(layout.panes[PANE_LIST].rows > 0 && layout.panes[PANE_UPPER].rows > 0);
	request.columns = 59;
	layout = layout_make(&request);
	assert_int_equal(layout.panes[PANE_LIST].rows, 0);
	assert_int_equal(layout.panes[PANE_UPPER].columns, 59);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_size_is_covered_once),
		cmocka_unit_test(start_screen_is_the_sketch),
		cmocka_unit_test(wide_screens_show_the_record),
		cmocka_unit_test(narrow_screens_show_what_has_the_focus),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
