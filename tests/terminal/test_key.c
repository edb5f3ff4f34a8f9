/* Names of keys, there and back. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "terminal/key.h"

static void expect_name(int key, const char *name)
{
	char buffer[12];

	key_format(key, buffer);
	assert_string_equal(buffer, name);
	assert_int_equal(key_parse(name), key);
}

static void names_go_there_and_back(void **state)
{
	(void)state;
	expect_name('j', "j");
	expect_name('^', "^");
	expect_name(4, "^D");
	expect_name(KEY_CODE_PAGE_DOWN, "PgDn");
	expect_name(KEY_CODE_SHIFT_TAB, "Shift-Tab");
	expect_name(KEY_CODE_BACKSPACE, "Backspace");
	expect_name(KEY_CODE_INTERRUPT, "^C");
	expect_name(' ', "Space");
	expect_name(0xE9, "é");
	expect_name(0x1F600, "😀");
}

static void every_key_has_a_name_that_fits(void **state)
{
	char buffer[12];

	(void)state;
	for (int key = 0; key <= KEY_CODE_PASTE; key++) {
		int again;

		memset(buffer, 'x', sizeof buffer);
		key_format(key, buffer);
		assert_non_null(memchr(buffer, '\0', sizeof buffer));
		assert_true(strlen(buffer) > 0);
		again = key_parse(buffer);
		if (key == 3)
			assert_int_equal(again, KEY_CODE_INTERRUPT);
		else
			assert_true(again == key || again == -1);
	}
	key_format(-5, buffer);
	assert_true(strlen(buffer) < sizeof buffer);
}

static void what_is_no_key_is_refused(void **state)
{
	static const char *const names[] = {"", "jj", "^^^", "^1", "^@", "Ctrl-D", "esc", "\x01",
		"\xff", "\xc3", "\xe2\x80\xae", "<1b>"};

	(void)state;
	for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
		assert_int_equal(key_parse(names[i]), -1);
	assert_int_equal(key_parse("^d"), 4);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(names_go_there_and_back),
		cmocka_unit_test(every_key_has_a_name_that_fits),
		cmocka_unit_test(what_is_no_key_is_refused),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
