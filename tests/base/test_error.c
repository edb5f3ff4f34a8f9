/* Messages: cut between characters, built from themselves, with the system's words. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <errno.h>
#include <string.h>

#include "base/error.h"

static void sets_and_returns_false(void **state)
{
	struct error error;

	(void)state;
	assert_false(error_set(&error, "line %d of %s", 7, "x.csv"));
	assert_string_equal(error.message, "line 7 of x.csv");
}

static void prefix_may_name_the_message_itself(void **state)
{
	struct error error;

	(void)state;
	error_set(&error, "open quote");
	assert_false(error_prefix(&error, "%s, twice", error.message));
	assert_string_equal(error.message, "open quote, twice: open quote");
	error_set(&error, "again %s", error.message);
	assert_string_equal(error.message, "again open quote, twice: open quote");
}

static void errno_is_in_words(void **state)
{
	struct error error;

	(void)state;
	assert_false(error_set_errno(&error, ENOENT, "cannot open %s", "x"));
	assert_string_equal(error.message, "cannot open x: No such file or directory");
}

/* é is two bytes: from an odd start one of them would stay behind. */
static void a_long_message_is_cut_between_characters(void **state)
{
	struct error error;
	char text[2001];

	(void)state;
	for (size_t i = 0; i < 2000; i += 2)
		memcpy(text + i, "\xC3\xA9", 2);
	text[2000] = '\0';
	error_set(&error, "%s", text);
	assert_int_equal(strlen(error.message), 998);
	error_set(&error, "x%s", text);
	assert_int_equal(strlen(error.message), 999);
	error_prefix(&error, "xx");
	assert_int_equal(strlen(error.message), 999);
	assert_memory_equal(error.message + 997, "\xC3\xA9", 3);
}

static void hostile_continuation_bytes_do_not_empty_it(void **state)
{
	struct error error;
	char text[2001];

	(void)state;
	memset(text, 0x80, 2000);
	text[2000] = '\0';
	error_set(&error, "%s", text);
	assert_true(strlen(error.message) >= 996);
}

static void an_exact_fit_is_not_cut(void **state)
{
	struct error error;
	char text[1000];

	(void)state;
	memset(text, 'a', 999);
	text[999] = '\0';
	error_set(&error, "%s", text);
	assert_string_equal(error.message, text);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(sets_and_returns_false),
		cmocka_unit_test(prefix_may_name_the_message_itself),
		cmocka_unit_test(errno_is_in_words),
		cmocka_unit_test(a_long_message_is_cut_between_characters),
		cmocka_unit_test(hostile_continuation_bytes_do_not_empty_it),
		cmocka_unit_test(an_exact_fit_is_not_cut),
	};

	return cmocka_run_group_tests_name("base/error", tests, NULL, NULL);
}
