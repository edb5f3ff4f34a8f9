/* The core of every pane: filters, stable sorting under headings, the cursor kept by id, scrolling
 * rows of different heights. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "views/view.h"

struct sample {
	const char *id, *name, *specialties;
	int height;
};

/* What the next load gives; ids are told apart by address and value alike. */
static const struct sample *samples;
static size_t sample_count;
static bool load_fails;

static bool load(struct view *view, struct store *store, struct error *error)
{
	struct view_row *rows;

	(void)store;
	if (load_fails)
		return error_set(error, "cannot read it");
	rows = arena_array(&view->arena, sample_count, sizeof *rows);
	for (size_t i = 0; i < sample_count; i++)
		rows[i] = (struct view_row){arena_string(&view->arena, samples[i].id), &samples[i],
			{[FACET_SPECIALTY] = samples[i].specialties}};
	view->all = rows;
	view->all_count = sample_count;
	return true;
}

static const struct sample *sample_of(const struct view_row *row)
{
	return row->item;
}

static int height(const struct view *view, const struct view_row *row, struct grid *grid, int width)
{
	(void)view, (void)grid, (void)width;
	return sample_of(row)->height;
}

static void draw_row(
	const struct view *view, const struct view_row *row, struct grid *grid, struct rect rect)
{
	(void)view;
	for (int i = 0; i < rect.rows; i++)
		grid_format(grid, rect.row + i, rect.column + 2, rect.columns - 2, STYLE_PLAIN,
			i == 0 ? "%s" : "(%s)", sample_of(row)->name);
}

static void title(const struct view *view, struct string_buffer *left, struct string_buffer *right)
{
	(void)view;
	string_buffer_add(left, "Samples");
	string_buffer_add(right, "all");
}

static void plain_row(
	const struct view *view, const struct view_row *row, struct string_buffer *out)
{
	(void)view;
	string_buffer_add(out, sample_of(row)->name);
}

static void draw_frame(const struct view *view, struct grid *grid, struct rect rect)
{
	(void)view;
	grid_text(grid, rect.row, rect.column, rect.columns, STYLE_FAINT, "frame");
}

static int by_length(const struct view_row *a, const struct view_row *b)
{
	return (int)strlen(sample_of(a)->name) - (int)strlen(sample_of(b)->name);
}

static const struct view_sort sorts[] = {{"loaded", NULL}, {"length", by_length}, {NULL, NULL}};

static const struct view_class plain_class = {
	.name = "samples",
	.empty = "Nothing is here yet.",
	.status_lines = 1,
	.sorts = sorts,
	.load = load,
	.title = title,
	.height = height,
	.draw_row = draw_row,
	.plain_row = plain_row,
};

static const struct view_class framed_class = {
	.name = "framed",
	.empty = "Nothing is here yet.",
	.status_lines = 1,
	.head_lines = 1,
	.draw_head = draw_frame,
	.foot_lines = 1,
	.draw_foot = draw_frame,
	.load = load,
	.title = title,
	.height = height,
	.draw_row = draw_row,
	.plain_row = plain_row,
};

static const struct sample letters[] = {
	{"1", "ddd", "imaging; MSK", 1},
	{"2", "a", "MSK", 1},
	{"3", "bb", "imaging", 1},
	{"4", "c", "", 1},
	{"5", "eee", NULL, 1},
	{"6", "ff", "MSK pain; imaging", 1},
};

static const struct sample sections[] = {
	{NULL, "FIRST", NULL, 1},
	{"1", "ccc", "imaging", 1},
	{"2", "bb", "MSK", 1},
	{NULL, "SECOND", NULL, 1},
	{"3", "aaaa", "MSK", 1},
	{"4", "a", "pharmacy", 1},
	{NULL, "THIRD", NULL, 1},
};

static const struct sample tall[] = {
	{"1", "one", NULL, 3},
	{"2", "two", NULL, 1},
	{"3", "three", NULL, 4},
	{"4", "four", NULL, 2},
	{"5", "five", NULL, 1},
	{"6", "six", NULL, 12},
	{"7", "seven", NULL, 1},
};

struct fixture {
	struct view view;
	struct grid grid;
	struct charset *charset;
};

static int set_up(void **state)
{
	struct fixture *fixture = calloc(1, sizeof *fixture);

	fixture->charset = charset_open("UTF-8");
	grid_open(&fixture->grid, fixture->charset, DRAW_BOX);
	load_fails = false;
	*state = fixture;
	return 0;
}

static int tear_down(void **state)
{
	struct fixture *fixture = *state;

	view_close(&fixture->view);
	grid_close(&fixture->grid);
	charset_close(fixture->charset);
	free(fixture);
	return 0;
}

static struct view *loaded(
	void **state, const struct view_class *class, const struct sample *rows, size_t count)
{
	struct fixture *fixture = *state;
	struct error error;

	samples = rows;
	sample_count = count;
	view_open(&fixture->view, class, NULL);
	assert_true(view_load(&fixture->view, NULL, &error));
	return &fixture->view;
}

#define LOADED(state, class, rows) loaded(state, class, rows, sizeof rows / sizeof *(rows))

static void assert_rows(const struct view *view, const char *expected)
{
	char names[200] = "";

	for (size_t i = 0; i < view->count; i++) {
		strcat(names, i > 0 ? " " : "");
		strcat(names, sample_of(view->rows[i])->name);
	}
	assert_string_equal(names, expected);
}

static void assert_selected(const struct view *view, const char *id)
{
	assert_non_null(view_selected(view));
	assert_string_equal(view_selected(view)->id, id);
}

static void assert_drawn(
	void **state, int rows, int columns, enum focus focus, const char *expected)
{
	struct fixture *fixture = *state;
	struct string_buffer text = {0};

	grid_resize(&fixture->grid, rows, columns);
	view_draw(&fixture->view, &fixture->grid, (struct rect){0, 0, rows, columns}, focus);
	grid_to_text(&fixture->grid, &text);
	assert_string_equal(string_buffer_text(&text), expected);
	string_buffer_free(&text);
}

static void test_filters_are_whole_values_and_combine(void **state)
{
	struct view *view = LOADED(state, &plain_class, letters);

	view_set_filter(view, FACET_SPECIALTY, "MSK");
	assert_rows(view, "ddd a");
	view_set_filter(view, FACET_SPECIALTY, "imaging");
	assert_rows(view, "ddd bb ff");
	view_set_filter(view, FACET_KIND, "none has one");
	assert_rows(view, "");
	assert_null(view_selected(view));
	view_set_filter(view, FACET_KIND, NULL);
	view_set_filter(view, FACET_SPECIALTY, NULL);
	assert_rows(view, "ddd a bb c eee ff");
}

static void test_cursor_keeps_its_row(void **state)
{
	struct view *view = LOADED(state, &plain_class, letters);
	struct error error;

	assert_true(view_select(view, "6"));
	view_set_sort(view, 1, true);
	assert_selected(view, "6");
	view_set_filter(view, FACET_SPECIALTY, "imaging");
	assert_selected(view, "6");
	assert_true(view_load(view, NULL, &error));
	assert_selected(view, "6");
	view_set_filter(view, FACET_SPECIALTY, "MSK");
	assert_selected(view, "1");
	assert_false(view_select(view, "6"));
	assert_selected(view, "1");
}

static void test_sort_is_stable_both_ways(void **state)
{
	struct view *view = LOADED(state, &plain_class, letters);

	view_set_sort(view, 1, false);
	assert_rows(view, "a c bb ff ddd eee");
	view_set_sort(view, 1, true);
	assert_rows(view, "ddd eee bb ff a c");
	view_set_sort(view, 0, true);
	assert_rows(view, "ff eee c bb a ddd");
	view_set_sort(view, 0, false);
	assert_rows(view, "ddd a bb c eee ff");
}

static void test_sections_keep_their_rows(void **state)
{
	struct view *view = LOADED(state, &plain_class, sections);

	view_set_sort(view, 1, false);
	assert_rows(view, "FIRST bb ccc SECOND a aaaa THIRD");
	view_set_filter(view, FACET_SPECIALTY, "pharmacy");
	assert_rows(view, "SECOND a");
	assert_selected(view, "4");
	view_set_filter(view, FACET_SPECIALTY, "nobody's");
	assert_rows(view, "");
}

static void test_cursor_skips_headings(void **state)
{
	struct view *view = LOADED(state, &plain_class, sections);

	assert_selected(view, "1");
	view_move(view, -1);
	assert_selected(view, "1");
	view_move(view, 2);
	assert_selected(view, "3");
	view_move(view, 1000000000L);
	assert_selected(view, "4");
	view_move_end(view, false);
	assert_selected(view, "1");
	view_move_end(view, true);
	assert_selected(view, "4");
	view_move(view, -1000000000L);
	assert_selected(view, "1");
}

static void test_only_headings_select_nothing(void **state)
{
	static const struct sample headings[] = {
		{NULL, "FIRST", NULL, 1}, {NULL, "SECOND", NULL, 1}};
	struct view *view = LOADED(state, &plain_class, headings);

	assert_null(view_selected(view));
	view_move(view, 1);
	view_move_end(view, true);
	assert_null(view_selected(view));
	assert_drawn(state, 2, 10, FOCUS_HERE, "  FIRST\n  SECOND\n");
}

static void test_scrolls_as_little_as_possible(void **state)
{
	struct view *view = LOADED(state, &plain_class, tall);

	assert_drawn(state, 5, 9, FOCUS_HERE, "▸ one\n  (one)\n  (one)\n  two\n  three\n");
	view_move(view, 1);
	assert_drawn(state, 5, 9, FOCUS_HERE, "  one\n  (one)\n  (one)\n▸ two\n  three\n");
	view_move(view, 1);
	assert_drawn(state, 5, 9, FOCUS_HERE, "  two\n▸ three\n  (three)\n  (three)\n  (three)\n");
	view_move(view, -1);
	assert_drawn(state, 5, 9, FOCUS_HERE, "▸ two\n  three\n  (three)\n  (three)\n  (three)\n");
	view_select(view, "6");
	assert_drawn(state, 3, 9, FOCUS_HERE, "▸ six\n  (six)\n  (six)\n");
	view_move_end(view, true);
	assert_drawn(state, 3, 9, FOCUS_HERE, "▸ seven\n\n\n");
}

static void test_no_empty_lines_at_the_end_when_it_grows(void **state)
{
	struct view *view = LOADED(state, &plain_class, letters);

	view_move_end(view, true);
	assert_drawn(state, 2, 9, FOCUS_HERE, "  eee\n▸ ff\n");
	assert_drawn(state, 5, 9, FOCUS_HERE, "  a\n  bb\n  c\n  eee\n▸ ff\n");
	assert_drawn(state, 8, 9, FOCUS_HERE, "  ddd\n  a\n  bb\n  c\n  eee\n▸ ff\n\n\n");
}

static void test_heading_comes_back_above_the_cursor(void **state)
{
	struct view *view = LOADED(state, &plain_class, sections);

	view_move_end(view, true);
	assert_drawn(state, 3, 9, FOCUS_HERE, "  SECOND\n  aaaa\n▸ a\n");
	view_move_end(view, false);
	assert_drawn(state, 3, 9, FOCUS_HERE, "  FIRST\n▸ ccc\n  bb\n");
}

static void test_pages(void **state)
{
	struct fixture *fixture = *state;
	struct view *view = LOADED(state, &plain_class, tall);
	struct rect rect = {0, 0, 6, 9};

	grid_resize(&fixture->grid, 6, 9);
	view_page(view, &fixture->grid, rect, 2);
	assert_selected(view, "3");
	view_page(view, &fixture->grid, rect, 2);
	assert_selected(view, "5");
	view_page(view, &fixture->grid, rect, 2);
	view_page(view, &fixture->grid, rect, 2);
	assert_selected(view, "7");
	view_page(view, &fixture->grid, rect, 2);
	assert_selected(view, "7");
	for (int i = 0; i < 9; i++)
		view_page(view, &fixture->grid, rect, -1);
	assert_selected(view, "1");
	view_page(view, &fixture->grid, (struct rect){0, 0, 0, 0}, 2);
	assert_selected(view, "2");
}

static void test_pages_land_on_rows_not_headings(void **state)
{
	struct fixture *fixture = *state;
	struct view *view = LOADED(state, &plain_class, sections);

	view_page(view, &fixture->grid, (struct rect){0, 0, 2, 9}, 2);
	assert_selected(view, "3");
	view_page(view, &fixture->grid, (struct rect){0, 0, 9, 9}, 2);
	assert_selected(view, "4");
	view_page(view, &fixture->grid, (struct rect){0, 0, 9, 9}, -2);
	assert_selected(view, "1");
}

static void test_row_under_the_mouse(void **state)
{
	struct fixture *fixture = *state;
	struct view *view = LOADED(state, &framed_class, tall);
	struct rect rect = {0, 0, 8, 9};
	size_t index = 99;

	assert_drawn(state, 8, 9, FOCUS_HERE,
		"frame\n▸ one\n  (one)\n  (one)\n  two\n  three\n  (three)\nframe\n");
	assert_false(view_row_at(view, &fixture->grid, rect, 0, &index));
	assert_true(view_row_at(view, &fixture->grid, rect, 3, &index));
	assert_int_equal(index, 0);
	assert_true(view_row_at(view, &fixture->grid, rect, 6, &index));
	assert_int_equal(index, 2);
	assert_false(view_row_at(view, &fixture->grid, rect, 7, &index));
	assert_false(view_row_at(view, &fixture->grid, rect, -1, &index));
}

static void test_frames_go_before_rows_do(void **state)
{
	LOADED(state, &framed_class, letters);
	assert_drawn(state, 3, 9, FOCUS_KEPT, "▸ ddd\n  a\n  bb\n");
	assert_drawn(state, 4, 9, FOCUS_KEPT, "frame\n▸ ddd\n  a\n  bb\n");
	assert_drawn(state, 5, 9, FOCUS_KEPT, "frame\n▸ ddd\n  a\n  bb\nframe\n");
}

static void test_a_pane_that_follows_says_what_is_below(void **state)
{
	LOADED(state, &plain_class, letters);
	assert_drawn(state, 4, 30, FOCUS_NONE, "  ddd\n  a\n  bb\n  c; 2 more below\n");
	assert_drawn(state, 4, 17, FOCUS_NONE, "  ddd\n  a\n  bb\n 3 more below\n");
	assert_drawn(state, 3, 19, FOCUS_NONE, "  ddd\n  a\n  bb; 3 more below\n");
	assert_drawn(state, 1, 19, FOCUS_NONE, "  d…; 5 more below\n");
	assert_drawn(state, 6, 30, FOCUS_NONE, "  ddd\n  a\n  bb\n  c\n  eee\n  ff\n");
}

static void test_a_pane_that_follows_has_whole_rows(void **state)
{
	LOADED(state, &plain_class, tall);
	assert_drawn(state, 6, 30, FOCUS_NONE, "  one\n  (one)\n  (one)\n  two\n 5 more below\n\n");
	assert_drawn(state, 2, 30, FOCUS_NONE, "  one\n  (one)\n");
}

static void test_focus_is_sign_style_and_cursor(void **state)
{
	struct fixture *fixture = *state;
	struct view *view = LOADED(state, &plain_class, letters);

	view_move(view, 1);
	assert_drawn(state, 3, 9, FOCUS_KEPT, "  ddd\n▸ a\n  bb\n");
	assert_int_equal(fixture->grid.cells[9].style, STYLE_STRONG);
	assert_int_equal(fixture->grid.cursor_row, 0);
	assert_drawn(state, 3, 9, FOCUS_HERE, "  ddd\n▸ a\n  bb\n");
	assert_int_equal(fixture->grid.cells[9].style, STYLE_SELECTED);
	assert_int_equal(fixture->grid.cells[0].style, STYLE_PLAIN);
	assert_int_equal(fixture->grid.cursor_row, 1);
}

static void test_emptiness_is_explained(void **state)
{
	struct fixture *fixture = *state;
	struct view *view = loaded(state, &plain_class, letters, 0);
	struct string_buffer text = {0};
	struct error error;

	assert_drawn(state, 3, 14, FOCUS_HERE, " Nothing is\n here yet.\n\n");
	view_move(view, 1);
	view_move_end(view, true);
	view_page(view, &fixture->grid, (struct rect){0, 0, 3, 14}, 2);
	assert_null(view_selected(view));
	view_plain(view, &text);
	assert_string_equal(string_buffer_text(&text), "Samples · all\nNothing is here yet.\n");
	string_buffer_free(&text);
	sample_count = 2;
	assert_true(view_load(view, NULL, &error));
	view_set_filter(view, FACET_SPECIALTY, "surgery");
	assert_drawn(state, 2, 60, FOCUS_HERE, " Nothing here passes the filter: surgery.\n\n");
}

static void test_a_failed_load_shows_nothing_of_the_old(void **state)
{
	struct view *view = LOADED(state, &plain_class, letters);
	struct error error;

	load_fails = true;
	assert_false(view_load(view, NULL, &error));
	assert_string_equal(error.message, "cannot read it");
	assert_null(view_selected(view));
	assert_drawn(state, 2, 30, FOCUS_HERE, " This could not be read.\n\n");
	load_fails = false;
	assert_true(view_load(view, NULL, &error));
	assert_selected(view, "1");
}

static void test_nothing_is_drawn_outside_the_grid(void **state)
{
	struct fixture *fixture = *state;
	struct view *view = LOADED(state, &framed_class, tall);

	for (int rows = 0; rows < 8; rows++) {
		for (int columns = 0; columns < 6; columns++) {
			grid_resize(&fixture->grid, rows, columns);
			view_draw(view, &fixture->grid, (struct rect){0, 0, rows, columns},
				FOCUS_HERE);
			view_draw(view, &fixture->grid, (struct rect){0, 0, rows, columns},
				FOCUS_NONE);
			view_draw(view, &fixture->grid, (struct rect){1, 1, rows, columns},
				FOCUS_HERE);
		}
	}
}

static void test_facet_values_are_counted(void **state)
{
	struct view *view = LOADED(state, &plain_class, letters);
	struct arena arena = {0};
	size_t count;
	const struct facet_value *values = view_facet_values(view, FACET_SPECIALTY, &arena, &count);

	view_set_filter(view, FACET_SPECIALTY, "MSK pain");
	assert_int_equal(count, 3);
	assert_string_equal(values[0].value, "imaging");
	assert_int_equal(values[0].count, 3);
	assert_string_equal(values[1].value, "MSK");
	assert_int_equal(values[1].count, 2);
	assert_string_equal(values[2].value, "MSK pain");
	view_facet_values(view, FACET_PLACE, &arena, &count);
	assert_int_equal(count, 0);
	arena_free(&arena);
}

static void test_about_may_be_an_id_of_the_view_itself(void **state)
{
	struct view *view = LOADED(state, &plain_class, letters);

	view_set_about(view, view_selected(view)->id);
	view_set_about(view, view->about);
	assert_string_equal(view->about, "1");
	view_set_about(view, NULL);
	assert_null(view->about);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
	const struct CMUnitTest tests[] = {
		TEST(test_filters_are_whole_values_and_combine),
		TEST(test_cursor_keeps_its_row),
		TEST(test_sort_is_stable_both_ways),
		TEST(test_sections_keep_their_rows),
		TEST(test_cursor_skips_headings),
		TEST(test_only_headings_select_nothing),
		TEST(test_scrolls_as_little_as_possible),
		TEST(test_no_empty_lines_at_the_end_when_it_grows),
		TEST(test_heading_comes_back_above_the_cursor),
		TEST(test_pages),
		TEST(test_pages_land_on_rows_not_headings),
		TEST(test_row_under_the_mouse),
		TEST(test_frames_go_before_rows_do),
		TEST(test_a_pane_that_follows_says_what_is_below),
		TEST(test_a_pane_that_follows_has_whole_rows),
		TEST(test_focus_is_sign_style_and_cursor),
		TEST(test_emptiness_is_explained),
		TEST(test_a_failed_load_shows_nothing_of_the_old),
		TEST(test_nothing_is_drawn_outside_the_grid),
		TEST(test_facet_values_are_counted),
		TEST(test_about_may_be_an_id_of_the_view_itself),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
