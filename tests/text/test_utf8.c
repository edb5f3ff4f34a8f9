/* Decoding that cannot be fooled, and the table of widths. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <string.h>

#include "text/utf8.h"
#include "text/utf8_tables.h"

static void every_scalar_value_goes_round(void **state)
{
	(void)state;
	for (int32_t c = 0; c <= 0x10FFFF; c++) {
		char bytes[4];
		int32_t back;
		size_t size;

		if (c >= 0xD800 && c <= 0xDFFF)
			continue;
		size = utf8_encode(c, bytes);
		if (utf8_decode(bytes, size, &back) != size || back != c)
			fail_msg("U+%04X", (unsigned)c);
		if (size > 1 && (utf8_decode(bytes, size - 1, &back) != 1 || back != -1))
			fail_msg("U+%04X cut short", (unsigned)c);
	}
}

static void broken_sequences_take_one_byte(void **state)
{
	static const char *const broken[] = {
		"\x80",
		"\xBF",
		"\xC0\xAF",
		"\xC1\xBF",
		"\xC2",
		"\xC2 ",
		"\xE0\x80\x80",
		"\xE0\x9F\xBF",
		"\xE2\x82",
		"\xE2\x82 ",
		"\xE2(\xA1",
		"\xED\xA0\x80",
		"\xED\xBF\xBF",
		"\xF0\x80\x80\x80",
		"\xF0\x8F\xBF\xBF",
		"\xF0\x9F\x98",
		"\xF4\x90\x80\x80",
		"\xF5\x80\x80\x80",
		"\xF8\x88\x80\x80\x80",
		"\xFC\x84\x80\x80\x80\x80",
		"\xFE",
		"\xFF",
	};

	(void)state;
	for (size_t i = 0; i < sizeof broken / sizeof broken[0]; i++) {
		int32_t code_point = 0;

		assert_int_equal(utf8_decode(broken[i], strlen(broken[i]), &code_point), 1);
		assert_int_equal(code_point, -1);
	}
}

/* Every place of the bad byte, so that no step of eight bytes steps over it. */
static void validity_finds_the_byte(void **state)
{
	char text[40];
	size_t bad_at;

	(void)state;
	for (size_t size = 1; size <= sizeof text; size++) {
		for (size_t bad = 0; bad < size; bad++) {
			memset(text, 'a', size);
			text[bad] = (char)0xE2;
			assert_false(utf8_valid(text, size, &bad_at));
			assert_int_equal(bad_at, bad);
		}
	}
	assert_true(utf8_valid("", 0, NULL));
	assert_true(utf8_valid("a\0b", 3, NULL));
	assert_true(utf8_valid("1234567\xC3\xA9\xE2\x82\xAC\xF0\x9F\x98\x80", 16, &bad_at));
	assert_false(utf8_valid("1234567\xC3\xA9\xE2\x82\xAC\xF0\x9F\x98\x80", 15, &bad_at));
	assert_int_equal(bad_at, 12);
	assert_false(utf8_valid("\xFF", 1, NULL));
}

static void the_table_is_in_order(void **state)
{
	int32_t last = -1;

	(void)state;
	for (size_t i = 0; i < utf8_range_count; i++) {
		assert_true(utf8_ranges[i].first > last);
		assert_true(utf8_ranges[i].last >= utf8_ranges[i].first);
		last = utf8_ranges[i].last;
	}
	assert_int_equal(last, 0x10FFFF);
}

/* Counted from the database of Unicode 15.0.0 by a separate script. */
static void the_widths_are_those_of_unicode_15(void **state)
{
	size_t counts[4] = {0};

	(void)state;
	for (int32_t c = 0; c <= 0x10FFFF; c++)
		counts[utf8_width(c) + 1]++;
	assert_int_equal(counts[0], 965365);
	assert_int_equal(counts[1], 1966);
	assert_int_equal(counts[3], 121403);
}

static void widths(void **state)
{
	static const struct {
		int32_t code_point;
		int width;
	} rows[] = {
		/* clang-format off */
		{-1, -1}, {0, -1}, {0x1B, -1}, {0x1F, -1}, {' ', 1}, {'~', 1}, {0x7F, -1},
		{0x80, -1}, {0x9B, -1}, {0x9F, -1}, {0xA0, 1}, {0xA3, 1}, {0xAD, -1}, {0xE9, 1},
		{0x301, 0}, {0x34F, -1}, {0x489, 0}, {0x61C, -1}, {0x1100, 2}, {0x115F, -1},
		{0x1161, 0}, {0x180E, -1}, {0x200B, -1}, {0x200C, -1}, {0x200D, -1}, {0x200E, -1},
		{0x200F, -1}, {0x2013, 1}, {0x2028, -1}, {0x2029, -1}, {0x202A, -1}, {0x202E, -1},
		{0x2060, -1}, {0x2064, -1}, {0x2066, -1}, {0x2069, -1}, {0x206F, -1}, {0x20AC, 1},
		{0x2260, 1}, {0x231A, 2}, {0x2500, 1}, {0x2588, 1}, {0x25CF, 1}, {0x2800, 1},
		{0x3000, 2}, {0x3042, 2}, {0x3164, -1}, {0x4E2D, 2}, {0xAC00, 2}, {0xD800, -1},
		{0xDFFF, -1}, {0xE000, -1}, {0xF8FF, -1}, {0xFB01, 1}, {0xFE0F, -1}, {0xFEFF, -1},
		{0xFF21, 2}, {0xFFF9, -1}, {0xFFFD, 1}, {0xFFFE, -1}, {0xFFFF, -1}, {0x1D173, -1},
		{0x1F1E6, 1}, {0x1F600, 2}, {0x1FAE8, 2}, {0x1FBFF, -1}, {0x20000, 2},
		{0x2FFFF, -1}, {0x31350, 2}, {0xE0001, -1}, {0xE0041, -1}, {0xE007F, -1},
		{0xE0100, -1}, {0xF0000, -1}, {0x10FFFF, -1}, {0x110000, -1},
		/* clang-format on */
	};

	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		if (utf8_width(rows[i].code_point) != rows[i].width)
			fail_msg("U+%04X", (unsigned)rows[i].code_point);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_scalar_value_goes_round),
		cmocka_unit_test(broken_sequences_take_one_byte),
		cmocka_unit_test(validity_finds_the_byte),
		cmocka_unit_test(the_table_is_in_order),
		cmocka_unit_test(the_widths_are_those_of_unicode_15),
		cmocka_unit_test(widths),
	};

	return cmocka_run_group_tests_name("text/utf8", tests, NULL, NULL);
}
