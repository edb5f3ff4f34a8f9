/* JSON: nesting, escapes, and numbers that read back equal in any locale. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <float.h>
#include <locale.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "text/json.h"

static void pieces_nest(void **state)
{
	struct string_buffer out = {0};
	struct json_writer json = {.out = &out};

	(void)state;
	json_begin_object(&json);
	json_key(&json, "a");
	json_begin_array(&json);
	json_integer(&json, -9223372036854775807LL - 1);
	json_null(&json);
	json_bool(&json, true);
	json_begin_object(&json);
	json_end_object(&json);
	json_end_array(&json);
	json_key(&json, "b");
	json_begin_array(&json);
	json_end_array(&json);
	json_key(&json, "c");
	json_string(&json, NULL);
	json_end_object(&json);
	assert_string_equal(out.bytes,
		"{\n  \"a\": [\n    -9223372036854775808,\n    null,\n    true,\n    {}\n  ],\n"
		"  \"b\": [],\n  \"c\": null\n}\n");
	string_buffer_free(&out);
}

static void string(const char *text, const char *expected)
{
	struct string_buffer out = {0};
	struct json_writer json = {.out = &out};

	json_string(&json, text);
	assert_string_equal(out.bytes, expected);
	string_buffer_free(&out);
}

static void strings_are_escaped(void **state)
{
	(void)state;
	string("", "\"\"");
	string("a \"b\" \\ /", "\"a \\\"b\\\" \\\\ /\"");
	string("\b\f\n\r\t\x01\x1B\x1F", "\"\\b\\f\\n\\r\\t\\u0001\\u001b\\u001f\"");
	string("£5 ≠ 日 \xF0\x9F\x98\x80 e\xCC\x81", "\"£5 ≠ 日 \xF0\x9F\x98\x80 e\xCC\x81\"");
	/* JSON allows these; a terminal does not. */
	string("\x7F\xC2\x9B\u202E\u200B\u2028", "\"\\u007f\\u009b\\u202e\\u200b\\u2028\"");
	string("\xF3\xA0\x81\x81", "\"\\udb40\\udc41\"");
	string("a\xFF\xE2\x82z\xED\xA0\x80", "\"a\uFFFD\uFFFD\uFFFDz\uFFFD\uFFFD\uFFFD\"");
}

static void number(double value, const char *expected)
{
	struct string_buffer out = {0};
	struct json_writer json = {.out = &out};

	json_number(&json, value);
	if (expected != NULL)
		assert_string_equal(out.bytes, expected);
	else
		assert_true(strtod(out.bytes, NULL) == value);
	string_buffer_free(&out);
}

static void numbers_are_short_and_read_back_equal(void **state)
{
	(void)state;
	number(0, "0");
	number(0.1, "0.1");
	number(61.6, "61.6");
	number(-2147.3, "-2147.3");
	number(7159010, "7159010");
	number(0.1 + 0.2, "0.30000000000000004");
	number(1e21, "1e+21");
	number(5e-324, NULL);
	number(NAN, "null");
	number(INFINITY, "null");
	number(DBL_MAX, NULL);
	number(DBL_MIN, NULL);
	number(1.0 / 3, NULL);
	number(9007199254740993.0, NULL);
}

/* Where the system has such a locale: a decimal comma is none of JSON's. */
static void the_locale_does_not_reach_numbers(void **state)
{
	(void)state;
	if (setlocale(LC_NUMERIC, "de_DE.UTF-8") == NULL &&
		setlocale(LC_NUMERIC, "fr_FR.UTF-8") == NULL)
		skip();
	number(61.6, "61.6");
	number(1.5e300, "1.5e+300");
	setlocale(LC_NUMERIC, "C");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(pieces_nest),
		cmocka_unit_test(strings_are_escaped),
		cmocka_unit_test(numbers_are_short_and_read_back_equal),
		cmocka_unit_test(the_locale_does_not_reach_numbers),
	};

	return cmocka_run_group_tests_name("text/json", tests, NULL, NULL);
}
