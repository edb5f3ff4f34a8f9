/* The grid: cutting at the cell, wide and combining characters, drawing outside, rules, and the
 * ASCII level. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <limits.h>
#include <string.h>

#include "draw/grid.h"

struct fixture {
	struct charset *utf8, *ascii, *latin1;
	struct grid grid;
};

static int set_up(void **state)
{
	static struct fixture fixture;

	fixture.utf8 = charset_open("UTF-8");
	fixture.ascii = charset_open("ANSI_X3.4-1968");
	fixture.latin1 = charset_open("ISO-8859-1");
	grid_open(&fixture.grid, fixture.utf8, DRAW_BOX);
	*state = &fixture;
	return 0;
}

static int tear_down(void **state)
{
	struct fixture *fixture = *state;

	grid_close(&fixture->grid);
	charset_close(fixture->utf8);
	charset_close(fixture->ascii);
	charset_close(fixture->latin1);
	return 0;
}

static struct grid *fresh(void **state, int rows, int columns)
{
	struct fixture *fixture = *state;

	fixture->grid.charset = fixture->utf8;
	fixture->grid.level = DRAW_BOX;
	grid_resize(&fixture->grid, rows, columns);
	return &fixture->grid;
}

static void assert_grid(const struct grid *grid, const char *expected)
{
	struct string_buffer text = {0};

	grid_to_text(grid, &text);
	assert_string_equal(string_buffer_text(&text), expected);
	string_buffer_free(&text);
}

/* Every cell is a whole character or the second half of a wide one that stands before it. */
static void assert_cells_whole(const struct grid *grid)
{
	for (int i = 0; i < grid->rows * grid->columns; i++) {
		const struct cell *cell = &grid->cells[i];
		bool second = cell->text[0] == '\0';

		assert_true(memchr(cell->text, '\0', sizeof cell->text) != NULL);
		assert_false(second && i % grid->columns == 0);
		assert_true(grid_width((struct grid *)grid, cell->text) <= 2);
		if (grid_width((struct grid *)grid, cell->text) == 2)
			assert_true(i % grid->columns < grid->columns - 1 &&
				    grid->cells[i + 1].text[0] == '\0');
	}
}

static void test_text_is_cut_with_an_ellipsis(void **state)
{
	struct grid *grid = fresh(state, 5, 12);

	assert_int_equal(grid_text(grid, 0, 0, 8, STYLE_PLAIN, "partnership"), 8);
	assert_int_equal(grid_text(grid, 1, 0, 11, STYLE_PLAIN, "partnership"), 11);
	assert_int_equal(grid_text(grid, 2, 0, 4, STYLE_PLAIN, "in a b"), 3);
	assert_int_equal(grid_text(grid, 3, 0, 1, STYLE_PLAIN, "long"), 1);
	assert_int_equal(grid_text(grid, 4, 0, 0, STYLE_PLAIN, "none"), 0);
	assert_grid(grid, "partner…\npartnership\nin…\n…\n\n");
}

static void test_wide_characters_are_never_halved(void **state)
{
	struct grid *grid = fresh(state, 4, 6);

	assert_int_equal(grid_text(grid, 0, 0, 6, STYLE_PLAIN, "日本語"), 6);
	assert_int_equal(grid_text(grid, 1, 0, 5, STYLE_PLAIN, "日本語"), 5);
	assert_int_equal(grid_text(grid, 2, 0, 4, STYLE_PLAIN, "日本語"), 3);
	assert_int_equal(grid_text(grid, 3, 0, 1, STYLE_PLAIN, "日本"), 1);
	assert_grid(grid, "日本語\n日本…\n日…\n…\n");
	assert_cells_whole(grid);
}

static void test_overwriting_half_of_a_wide_character(void **state)
{
	struct grid *grid = fresh(state, 3, 6);

	for (int row = 0; row < 3; row++)
		grid_text(grid, row, 0, 6, STYLE_PLAIN, "日本語");
	grid_text(grid, 0, 1, 1, STYLE_PLAIN, "x");
	grid_text(grid, 1, 2, 1, STYLE_PLAIN, "x");
	grid_text(grid, 2, 1, 2, STYLE_PLAIN, "の");
	assert_grid(grid, " x本語\n日x 語\n の 語\n");
	assert_cells_whole(grid);
}

static void test_combining_marks_stay_with_their_base(void **state)
{
	struct grid *grid = fresh(state, 3, 4);

	assert_int_equal(grid_text(grid, 0, 0, 4, STYLE_PLAIN, "e\u0301e\u0301e\u0301"), 3);
	assert_int_equal(grid_text(grid, 1, 0, 2, STYLE_PLAIN, "e\u0301e\u0301e\u0301"), 2);
	/* Four-byte base and four-byte marks: more than a cell holds, so whole marks are left out.
	 */
	grid_text(grid, 2, 0, 4, STYLE_PLAIN, "\U00020000\U0001D167\U0001D167\U0001D167\U0001D167");
	assert_string_equal(grid->cells[0].text, "e\u0301");
	assert_string_equal(grid->cells[4].text, "e\u0301");
	assert_string_equal(grid->cells[5].text, "…");
	assert_cells_whole(grid);
}

static void test_drawing_outside_draws_nothing_there(void **state)
{
	struct grid *grid = fresh(state, 2, 5);

	grid_text(grid, -1, 0, 5, STYLE_PLAIN, "above");
	grid_text(grid, 2, 0, 5, STYLE_PLAIN, "below");
	grid_text(grid, 0, 5, 5, STYLE_PLAIN, "right");
	grid_text(grid, 0, INT_MAX - 2, 2, STYLE_PLAIN, "far right");
	grid_text(grid, 0, INT_MIN + 2, 4, STYLE_PLAIN, "far left");
	grid_text(grid, 0, -2, 20, STYLE_PLAIN, "abcd");
	grid_text(grid, 1, 3, 20, STYLE_PLAIN, "efgh");
	assert_grid(grid, "cd\n   ef\n");
	grid_text(grid, 0, -1, 4, STYLE_PLAIN, "日x");
	grid_text(grid, 1, 4, 4, STYLE_PLAIN, "日");
	assert_grid(grid, " x\n   e\n");
	assert_cells_whole(grid);
	grid_horizontal(grid, 0, -10, 30, STYLE_PLAIN);
	grid_vertical(grid, -5, 2, 50, STYLE_PLAIN);
	grid_bar(grid, 1, 3, 40, 1, 1, STYLE_PLAIN);
	grid_style(grid, (struct rect){-3, -3, 100, 100}, STYLE_STRONG);
	grid_rule(grid, 9, 9, 9, "title", "1 of 2", true);
	assert_grid(grid, "──│──\n  │██\n");
	assert_int_equal(grid->cells[9].style, STYLE_STRONG);
}

static void test_a_grid_of_nothing(void **state)
{
	struct grid *grid = fresh(state, 0, 0);

	grid_text(grid, 0, 0, 10, STYLE_PLAIN, "nothing");
	grid_rule(grid, 0, 0, 10, "nothing", "here", false);
	grid_bar(grid, 0, 0, 10, 1, 1, STYLE_PLAIN);
	assert_grid(grid, "");
	grid_resize(grid, 3, 0);
	grid_text(grid, 1, 0, 10, STYLE_PLAIN, "nothing");
	assert_grid(grid, "\n\n\n");
}

static void test_foreign_text_is_made_safe(void **state)
{
	struct grid *grid = fresh(state, 3, 24);

	grid_text(grid, 0, 0, 24, STYLE_PLAIN, "a\x1b[31mb");
	grid_text(grid, 1, 0, 24, STYLE_PLAIN, "a\tb\nc");
	grid_text(grid, 2, 0, 24, STYLE_PLAIN, "x\xff\xe2\x80y");
	for (int i = 0; i < 72; i++)
		assert_true((unsigned char)grid->cells[i].text[0] >= ' ');
	assert_non_null(strstr(grid->cells[0].text, "a"));
	assert_string_equal(grid->cells[25].text, " ");
	assert_cells_whole(grid);
}

static void test_text_that_grows_in_the_character_set(void **state)
{
	struct fixture *fixture = *state;
	struct grid *grid = fresh(state, 2, 12);

	grid->charset = fixture->ascii;
	assert_int_equal(grid_width(grid, "£1m"), 6);
	assert_int_equal(grid_text(grid, 0, 0, 12, STYLE_PLAIN, "£1m"), 6);
	assert_int_equal(grid_text_right(grid, 1, 0, 12, STYLE_PLAIN, "£1m – £2m"), 12);
	assert_grid(grid, "GBP 1m\nGBP 1m - GB>\n");
}

static void test_right_alignment(void **state)
{
	struct grid *grid = fresh(state, 3, 10);

	assert_int_equal(grid_text_right(grid, 0, 2, 6, STYLE_PLAIN, "11"), 2);
	assert_int_equal(grid_text_right(grid, 1, 2, 6, STYLE_PLAIN, "1234567"), 6);
	assert_int_equal(grid_text_right(grid, 2, 2, 6, STYLE_PLAIN, "日本"), 4);
	assert_grid(grid, "      11\n  12345…\n    日本\n");
}

static void test_format_of_any_length(void **state)
{
	struct grid *grid = fresh(state, 1, 8);
	char long_text[3000];

	memset(long_text, 'x', sizeof long_text - 1);
	long_text[sizeof long_text - 1] = '\0';
	assert_int_equal(grid_format(grid, 0, 0, 8, STYLE_PLAIN, "%d %s", 12, long_text), 8);
	assert_grid(grid, "12 xxxx…\n");
}

static void test_wrapping(void **state)
{
	struct grid *grid = fresh(state, 3, 12);
	struct rect rect = {0, 1, 2, 9};

	assert_int_equal(grid_wrap(grid, rect, STYLE_PLAIN, "one scale a metric"), 2);
	assert_grid(grid, " one scale\n a metric\n\n");
}

static void test_wrapping_counts_lines_that_do_not_fit(void **state)
{
	struct grid *grid = fresh(state, 3, 12);

	assert_int_equal(
		grid_wrap(grid, (struct rect){0, 0, 1, 5}, STYLE_PLAIN, "aaaa bbbb cccc"), 3);
	assert_int_equal(grid_wrap(grid, (struct rect){1, 0, 0, 5}, STYLE_PLAIN, "aaaa bbbb"), 2);
	assert_int_equal(grid_wrap(grid, (struct rect){1, 0, 2, 1}, STYLE_PLAIN, "日"), 1);
	assert_int_equal(grid_wrap(grid, (struct rect){1, 0, 2, 5}, STYLE_PLAIN, ""), 0);
	assert_grid(grid, "aaaa\n\n\n");
	assert_cells_whole(grid);
}

static void test_rules(void **state)
{
	struct grid *grid = fresh(state, 3, 49);

	grid_rule(grid, 0, 0, 30, "Partnerships", "1 of 27", true);
	grid_rule(grid, 1, 0, 49, "Northumbria MRI", "managed service, 2004–", false);
	grid_rule(grid, 2, 0, 20, "Partnerships", "1 of 27", true);
	assert_grid(grid, "─ Partnerships ───── 1 of 27 ─\n"
			  "─ Northumbria MRI ────── managed service, 2004– ─\n"
			  "─ Partn… ─ 1 of 27 ─\n");
}

static void test_rules_too_narrow(void **state)
{
	struct grid *grid = fresh(state, 4, 20);

	grid_rule(grid, 0, 0, 11, "Partnerships", "1 of 27", true);
	grid_rule(grid, 1, 0, 8, "Partnerships", "1 of 27", true);
	grid_rule(grid, 2, 0, 12, NULL, "2 marked", false);
	grid_rule(grid, 3, 0, 3, "Partnerships", NULL, false);
	assert_grid(grid, "─ 1 of 27 ─\n─ Par… ─\n─ 2 marked ─\n───\n");
}

static void test_ascii_level(void **state)
{
	struct fixture *fixture = *state;
	struct grid *grid = fresh(state, 3, 30);

	grid->level = DRAW_ASCII;
	grid_rule(grid, 0, 0, 30, "Partnerships", "1 of 27", true);
	grid_bar(grid, 1, 0, 10, 0.43, 0.43, STYLE_PLAIN);
	grid_bar(grid, 1, 15, 10, 0.3, 0.4, STYLE_PLAIN);
	for (int glyph = 0; glyph < GLYPH_COUNT; glyph++) {
		assert_int_equal(strlen(grid_glyph_text(grid, (enum glyph)glyph)), 1);
		grid_glyph(grid, 2, glyph, STYLE_PLAIN, (enum glyph)glyph);
	}
	assert_grid(grid, "- Partnerships ----- 1 of 27 -\n####           "
			  "###:\no.-!~>-#:-|++++>^v:+!^vx?-==.+\n");
	grid->level = DRAW_BOX;
	grid->charset = fixture->latin1;
	assert_string_equal(grid_glyph_text(grid, GLYPH_CERTAIN), "#");
	grid->charset = fixture->utf8;
	for (int glyph = 0; glyph < GLYPH_COUNT; glyph++)
		assert_int_equal(grid_width(grid, grid_glyph_text(grid, (enum glyph)glyph)), 1);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_text_is_cut_with_an_ellipsis),
		cmocka_unit_test(test_wide_characters_are_never_halved),
		cmocka_unit_test(test_overwriting_half_of_a_wide_character),
		cmocka_unit_test(test_combining_marks_stay_with_their_base),
		cmocka_unit_test(test_drawing_outside_draws_nothing_there),
		cmocka_unit_test(test_a_grid_of_nothing),
		cmocka_unit_test(test_foreign_text_is_made_safe),
		cmocka_unit_test(test_text_that_grows_in_the_character_set),
		cmocka_unit_test(test_right_alignment),
		cmocka_unit_test(test_format_of_any_length),
		cmocka_unit_test(test_wrapping),
		cmocka_unit_test(test_wrapping_counts_lines_that_do_not_fit),
		cmocka_unit_test(test_rules),
		cmocka_unit_test(test_rules_too_narrow),
		cmocka_unit_test(test_ascii_level),
	};

	return cmocka_run_group_tests(tests, set_up, tear_down);
}
