/* Growing text: always terminated, NUL bytes kept, formatted in place. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <string.h>

#include "base/string_buffer.h"

static void an_empty_one_is_text(void **state)
{
	struct string_buffer buffer = {0};

	(void)state;
	assert_string_equal(string_buffer_text(&buffer), "");
	string_buffer_add_bytes(&buffer, NULL, 0);
	string_buffer_truncate(&buffer, 0);
	assert_string_equal(string_buffer_text(&buffer), "");
	string_buffer_format(&buffer, "%s", "");
	assert_string_equal(buffer.bytes, "");
	string_buffer_free(&buffer);
	string_buffer_free(&buffer);
}

static void every_length_stays_terminated(void **state)
{
	struct string_buffer buffer = {0};

	(void)state;
	for (size_t i = 0; i < 5000; i++) {
		string_buffer_add_char(&buffer, (char)('a' + i % 26));
		assert_int_equal(buffer.size, i + 1);
		assert_true(buffer.size < buffer.capacity);
		assert_int_equal(buffer.bytes[buffer.size], '\0');
	}
	assert_int_equal(buffer.bytes[4999], 'a' + 4999 % 26);
	string_buffer_free(&buffer);
}

static void nul_bytes_are_kept(void **state)
{
	struct string_buffer buffer = {0};

	(void)state;
	string_buffer_add_bytes(&buffer, "a\0b", 3);
	string_buffer_add(&buffer, "c");
	assert_int_equal(buffer.size, 4);
	assert_memory_equal(buffer.bytes, "a\0bc", 5);
	string_buffer_free(&buffer);
}

static void formats_past_its_capacity(void **state)
{
	struct string_buffer buffer = {0};

	(void)state;
	string_buffer_add(&buffer, "x");
	for (int width = 1; width < 200; width++)
		string_buffer_format(&buffer, "%*d", width, 1);
	assert_int_equal(buffer.size, 1 + 199 * 200 / 2);
	assert_int_equal(strlen(buffer.bytes), buffer.size);
	string_buffer_truncate(&buffer, 2);
	assert_string_equal(buffer.bytes, "x1");
	string_buffer_add(&buffer, "y");
	assert_string_equal(buffer.bytes, "x1y");
	string_buffer_free(&buffer);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(an_empty_one_is_text),
		cmocka_unit_test(every_length_stays_terminated),
		cmocka_unit_test(nul_bytes_are_kept),
		cmocka_unit_test(formats_past_its_capacity),
	};

	return cmocka_run_group_tests_name("base/string_buffer", tests, NULL, NULL);
}
