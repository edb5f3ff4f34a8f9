/* The colours of charts, by what a terminal has. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "terminal/colours.h"

static void test_the_colours_of_making_data_count(void **state)
{
	(void)state;
	assert_int_equal(colours_of(STYLE_COMMON, 256), 248);
	assert_int_equal(colours_of(STYLE_IMPROVEMENT, 256), 39);
	assert_int_equal(colours_of(STYLE_CONCERN, 256), 166);
	assert_int_equal(colours_of(STYLE_NEUTRAL, 256), 141);
	assert_int_equal(colours_of(STYLE_TARGET, 1 << 24), 160);
}

static void test_fewer_colours_have_them_as_near_as_they_can(void **state)
{
	(void)state;
	assert_int_equal(colours_of(STYLE_IMPROVEMENT, 16), 12);
	assert_int_equal(colours_of(STYLE_IMPROVEMENT, 8), 6);
	for (int colours = 8; colours < 256; colours += 8) {
		assert_int_equal(colours_of(STYLE_CONCERN, colours), 3);
		assert_int_equal(colours_of(STYLE_NEUTRAL, colours), 5);
		assert_int_equal(colours_of(STYLE_TARGET, colours), 1);
		assert_int_equal(colours_of(STYLE_COMMON, colours), COLOUR_NONE);
	}
}

static void test_everything_else_keeps_the_colours_of_the_terminal(void **state)
{
	(void)state;
	for (int style = 0; style < STYLE_COMMON; style++)
		assert_int_equal(colours_of((enum style)style, 256), COLOUR_NONE);
	for (int style = 0; style < STYLE_COUNT; style++)
		assert_int_equal(colours_of((enum style)style, 4), COLOUR_NONE);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_the_colours_of_making_data_count),
		cmocka_unit_test(test_fewer_colours_have_them_as_near_as_they_can),
		cmocka_unit_test(test_everything_else_keeps_the_colours_of_the_terminal),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
