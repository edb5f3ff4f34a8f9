/* Bars against the lengths in the golden sketches, and at the edges of what a value can be. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <math.h>

#include "draw/grid.h"

static struct charset *charset;
static struct grid grid;

static int set_up(void **state)
{
	(void)state;
	charset = charset_open("UTF-8");
	grid_open(&grid, charset, DRAW_BOX);
	return 0;
}

static int tear_down(void **state)
{
	(void)state;
	grid_close(&grid);
	charset_close(charset);
	return 0;
}

static void assert_bar(int width, double certain, double possible, const char *expected)
{
	struct string_buffer text = {0};

	grid_resize(&grid, 1, 40);
	grid_bar(&grid, 0, 0, width, certain, possible, STYLE_PLAIN);
	grid_to_text(&grid, &text);
	string_buffer_truncate(&text, text.size - 1);
	assert_string_equal(string_buffer_text(&text), expected);
	string_buffer_free(&text);
}

static void test_sketches(void **state)
{
	(void)state;
	assert_bar(11, 5300 / 11500.0, 5300 / 11500.0, "█████▏");
	assert_bar(11, 1, 1, "███████████");
	assert_bar(11, 0, 2 / 4.5, "░░░░░");
	assert_bar(34, 5300 / 11500.0, 5300 / 11500.0, "███████████████▋");
	assert_bar(34, 0, 2 / 4.5, "░░░░░░░░░░░░░░░");
	assert_bar(34, 13 / 84.0, 13 / 84.0, "█████▎");
	assert_bar(34, 0.3, 0.4, "██████████░░░░");
	assert_bar(34, 0.7, 0.7, "███████████████████████▊");
	assert_bar(34, 438 / 992.0, 438 / 992.0, "███████████████");
	assert_bar(34, 1 / 42.0, 2 / 42.0, "█░");
	assert_bar(34, 14 / 42.0, 1, "███████████░░░░░░░░░░░░░░░░░░░░░░░");
}

static void test_never_empty_over_zero_and_never_too_long(void **state)
{
	(void)state;
	assert_bar(10, 0.0001, 0.0001, "▏");
	assert_bar(10, 0, 0.0001, "░");
	assert_bar(10, 0.0001, 0.0002, "█░");
	assert_bar(1, 0.0001, 0.5, "░");
	assert_bar(10, 0.999, 1, "█████████░");
	assert_bar(10, 7, 9, "██████████");
	assert_bar(10, 0.999, 0.999, "██████████");
}

static void test_no_value_is_no_bar(void **state)
{
	(void)state;
	assert_bar(10, 0, 0, "");
	assert_bar(10, NAN, NAN, "");
	assert_bar(10, -1, -1, "");
	assert_bar(10, 0.5, NAN, "█████");
	assert_bar(0, 1, 1, "");
	assert_bar(-3, 1, 1, "");
	assert_bar(10, INFINITY, INFINITY, "██████████");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_sketches),
		cmocka_unit_test(test_never_empty_over_zero_and_never_too_long),
		cmocka_unit_test(test_no_value_is_no_bar),
	};

	return cmocka_run_group_tests(tests, set_up, tear_down);
}
