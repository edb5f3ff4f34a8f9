/* Sparklines: the rows of screen 4, and the edges. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <math.h>

#include "draw/sparkline.h"

static struct charset *utf8;
static struct grid grid;

static int set_up(void **state)
{
	(void)state;
	utf8 = charset_open("UTF-8");
	grid_open(&grid, utf8, DRAW_BOX);
	return 0;
}

static int tear_down(void **state)
{
	(void)state;
	grid_close(&grid);
	charset_close(utf8);
	return 0;
}

/* 0 stands for a month that is not loaded, -1 for one not submitted. */
static void assert_line(int width, const char *expected, const double *values, size_t count)
{
	struct sparkline_place places[64];
	struct string_buffer text = {0};

	for (size_t i = 0; i < count; i++)
		places[i] = values[i] > 0 ? (struct sparkline_place){values[i], 0, false}
			    : values[i] == 0
				    ? (struct sparkline_place){NAN, CHART_NOT_LOADED, false}
				    : (struct sparkline_place){NAN, CHART_NOT_SUBMITTED, false};
	grid_resize(&grid, 1, 40);
	sparkline_draw(&grid, 0, 0, width, STYLE_PLAIN, places, count);
	grid_to_text(&grid, &text);
	string_buffer_truncate(&text, text.size - 1);
	assert_string_equal(string_buffer_text(&text), expected);
	string_buffer_free(&text);
}

/* Within 18 weeks in per cent, April 2024 to November 2025, months that NHS England's files of the
 * collection hold. */
static void test_rows_of_screen_4(void **state)
{
	static const double northumbria[] = {79.635, 80.495, 81.173, 0, 0, 80.203, 80.747, 80.341,
		0, 0, 0, 79.587, 79.502, 80.780, 0, 0, 82.010, 0, 0, 81.873};
	static const double connect[] = {86.997, 87.561, 86.763, 0, 0, 90.598, 92.777, 93.506, 0, 0,
		0, 91.987, 90.338, 95.719, 0, 0, 89.894, 0, 0, 91.693};
	static const double bhrut[] = {62.159, 62.568, 62.004, 0, 0, 64.038, 65.766, 66.378, 0, 0,
		0, 70.006, 69.397, 69.993, 0, 0, 71.562, 0, 0, -1};
	static const double portsmouth[] = {54.825, 55.034, 54.984, 0, 0, 54.570, 54.073, 54.429, 0,
		0, 0, 53.663, 52.919, 55.878, 0, 0, 57.176, 0, 0, 58.228};

	(void)state;
	assert_line(20, "▁▄▆  ▃▄▃   ▁▁▅  █  █", northumbria, 20);
	assert_line(20, "▁▁▁  ▄▆▇   ▅▄█  ▃  ▅", connect, 20);
	assert_line(20, "▁▁▁  ▂▄▄   ▇▇▇  █  ×", bhrut, 20);
	assert_line(20, "▃▄▄  ▃▂▃   ▂▁▅  ▇  █", portsmouth, 20);
}

static void test_eight_heights(void **state)
{
	static const double rising[] = {1, 2, 3, 4, 5, 6, 7, 8};

	(void)state;
	assert_line(8, "▁▂▃▄▅▆▇█", rising, 8);
	grid.level = DRAW_ASCII;
	assert_line(8, "_.-=+*&#", rising, 8);
	grid.level = DRAW_BOX;
}

static void test_a_constant_is_in_the_middle(void **state)
{
	static const double constant[] = {7, 7, 0, 7};
	static const double one[] = {1e300};

	(void)state;
	assert_line(9, "▄▄ ▄", constant, 4);
	assert_line(9, "▄", one, 1);
}

static void test_the_last_places_are_shown_where_not_all_fit(void **state)
{
	static const double values[] = {100, 1, 2, 3};

	(void)state;
	assert_line(3, "▁▅█", values, 4);
	assert_line(0, "", values, 4);
	assert_line(3, "", values, 0);
}

static void test_what_returned_has_a_sign_of_its_own(void **state)
{
	const struct sparkline_place places[] = {{.value = 5},
		{.value = NAN, .gap = CHART_NOT_SUBMITTED}, {.value = 9, .returned = true}};
	struct string_buffer text = {0};

	(void)state;
	sparkline_add(&grid, places, 3, &text);
	assert_string_equal(string_buffer_text(&text), "▁×◇");
	string_buffer_truncate(&text, 0);
	grid.level = DRAW_ASCII;
	sparkline_add(&grid, places, 3, &text);
	assert_string_equal(string_buffer_text(&text), "_x?");
	grid.level = DRAW_BOX;
	string_buffer_free(&text);
}

static void test_gaps(void **state)
{
	static const double values[] = {-1, 0, -1};
	const struct sparkline_place places[] = {{.value = NAN, .gap = CHART_NOT_REPORTED},
		{.value = INFINITY}, {.value = 1e308}, {.value = -1e308}, {.value = 0}};
	struct string_buffer text = {0};

	(void)state;
	assert_line(9, "× ×", values, 3);
	grid.level = DRAW_ASCII;
	assert_line(9, "x x", values, 3);
	grid.level = DRAW_BOX;
	sparkline_add(&grid, places, 5, &text);
	assert_string_equal(string_buffer_text(&text), "××█▁▅");
	string_buffer_free(&text);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_rows_of_screen_4),
		cmocka_unit_test(test_eight_heights),
		cmocka_unit_test(test_a_constant_is_in_the_middle),
		cmocka_unit_test(test_the_last_places_are_shown_where_not_all_fit),
		cmocka_unit_test(test_what_returned_has_a_sign_of_its_own),
		cmocka_unit_test(test_gaps),
	};

	return cmocka_run_group_tests(tests, set_up, tear_down);
}
