/* Cutting and wrapping by cells. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <string.h>

#include "base/string_buffer.h"
#include "text/cells.h"

#define ACUTE "\xCC\x81"     /* combining */
#define ZHONG "\xE4\xB8\xAD" /* two cells */

static void widths_count_cells(void **state)
{
	(void)state;
	assert_int_equal(cells_width(""), 0);
	assert_int_equal(cells_width("£5 ≠ –"), 6);
	assert_int_equal(cells_width("e" ACUTE ACUTE "x"), 2);
	assert_int_equal(cells_width(ZHONG "a" ZHONG), 5);
	assert_int_equal(cells_width("\xE4\xB8"), 2); /* not displayable: a cell for each byte */
}

static void fit(const char *text, size_t width, size_t bytes, size_t cells)
{
	size_t used;

	assert_int_equal(cells_fit(text, width, &used), bytes);
	assert_int_equal(used, cells);
}

static void a_cut_keeps_characters_whole(void **state)
{
	(void)state;
	fit("abc", 0, 0, 0);
	fit("abc", 2, 2, 2);
	fit("abc", 9, 3, 3);
	fit("", 3, 0, 0);
	fit("e" ACUTE "f", 1, 3, 1);
	fit(ZHONG ZHONG, 3, 3, 2);
	fit(ZHONG ZHONG, 4, 6, 4);
	fit("a" ZHONG ACUTE "b", 3, 6, 3);
	fit(ZHONG, 1, 0, 0);
}

/* The lines of text, with '|' between them. */
static void wraps(const char *text, size_t width, const char *expected)
{
	struct string_buffer lines = {0};
	size_t bytes;
	size_t skip;

	while ((bytes = cells_wrap(text, width, &skip)) > 0) {
		assert_true(skip >= bytes);
		if (lines.size > 0)
			string_buffer_add_char(&lines, '|');
		string_buffer_add_bytes(&lines, text, bytes);
		text += skip;
	}
	assert_string_equal(text + skip, "");
	assert_string_equal(string_buffer_text(&lines), expected);
	string_buffer_free(&lines);
}

static void lines_break_at_spaces_first(void **state)
{
	(void)state;
	wraps("", 5, "");
	wraps("one two three", 7, "one two|three");
	wraps("one two three", 8, "one two|three");
	wraps("one   two", 4, "one|two");
	wraps("one two  ", 7, "one two");
	wraps("one two  ", 9, "one two");
	wraps("     ", 3, "");
	wraps("  one two", 6, "  one|two");
	wraps("      one", 3, "   |one");
	wraps("a to-do b", 5, "a|to-do|b");
}

static void then_after_hyphens_and_slashes(void **state)
{
	(void)state;
	wraps("face-to-face", 6, "face-|to-|face");
	wraps("and/or", 4, "and/|or");
	wraps("https://a.example/b", 7, "https:/|/a.exam|ple/b");
	wraps("https://a.example/b", 8, "https://|a.exampl|e/b");
	wraps("https://a.example/b", 12, "https://|a.example/b");
	wraps("at -5555", 4, "at|-555|5");
	wraps("x-" ACUTE "yz", 3, "x-" ACUTE "y|z");
	wraps("a–b–c", 4, "a–b–|c");
}

static void then_anywhere(void **state)
{
	(void)state;
	wraps("abcdefgh", 3, "abc|def|gh");
	wraps(ZHONG ZHONG ZHONG, 5, ZHONG ZHONG "|" ZHONG);
	wraps("ae" ACUTE "io", 2, "ae" ACUTE "|io");
	wraps(ZHONG "a" ZHONG ACUTE, 1, ZHONG "|a|" ZHONG ACUTE); /* too wide, but not for ever */
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(widths_count_cells),
		cmocka_unit_test(a_cut_keeps_characters_whole),
		cmocka_unit_test(lines_break_at_spaces_first),
		cmocka_unit_test(then_after_hyphens_and_slashes),
		cmocka_unit_test(then_anywhere),
	};

	return cmocka_run_group_tests_name("text/cells", tests, NULL, NULL);
}
