/* Each offered encoding, what is not of it, and texts longer than one piece of the conversion. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <string.h>

#include "text/encoding.h"
#include "text/utf8.h"

static void converts(const char *encoding, const char *bytes, size_t size, const char *expected)
{
	struct string_buffer out = {0};
	struct error error;

	if (!encoding_to_utf8(encoding, bytes, size, &out, &error))
		fail_msg("%s: %s", encoding, error.message);
	assert_int_equal(out.size, strlen(expected));
	assert_string_equal(string_buffer_text(&out), expected);
	string_buffer_free(&out);
}

static void refuses(const char *encoding, const char *bytes, size_t size, const char *expected)
{
	struct string_buffer out = {0};
	struct error error;

	assert_false(encoding_to_utf8(encoding, bytes, size, &out, &error));
	assert_string_equal(error.message, expected);
	string_buffer_free(&out);
}

static void every_encoding_converts(void **state)
{
	(void)state;
	converts("UTF-8", "£\xE2\x82\xAC", 5, "£€");
	converts("utf-8", "", 0, "");
	converts("UTF-16LE", "\xA3\0\xAC\x20\x3D\xD8\x00\xDE", 8, "£€\U0001F600");
	converts("UTF-16BE", "\0\xA3\x20\xAC", 4, "£€");
	converts("WINDOWS-1252", "\xA3\x80\x93\x96\x85", 5, "£€“–…");
	converts("ISO-8859-1", "\xA3\xBD", 2, "£½");
	converts("ISO-8859-15", "\xA3\xA4", 2, "£€");
	converts("CP437", "\x9C\xC4", 2, "£─");
	converts("CP850", "\x9C\xF5", 2, "£§");
	converts("MACINTOSH", "\xA3\xD5", 2, "£’");
}

static void the_list_is_the_whole_list(void **state)
{
	size_t count = 0;

	(void)state;
	while (encoding_names[count] != NULL)
		converts(encoding_names[count++], "", 0, "");
	assert_int_equal(count, 9);
	refuses("SHIFT_JISX0213", "x", 1, "unknown encoding SHIFT_JISX0213");
	refuses("", "x", 1, "unknown encoding ");
	refuses("UTF-8//IGNORE", "\xFF", 1, "unknown encoding UTF-8//IGNORE");
}

static void what_is_not_of_it_has_a_place(void **state)
{
	(void)state;
	refuses("UTF-8", "ab\xFF", 3, "byte 2 is not UTF-8");
	refuses("UTF-8", "ab\xC0\xAF", 4, "byte 2 is not UTF-8");
	refuses("UTF-8", "ab\xED\xA0\x80", 5, "byte 2 is not UTF-8");
	refuses("UTF-8", "ab\xE2\x82", 4, "byte 2 is not UTF-8");
	refuses("WINDOWS-1252", "ab\x81", 3, "byte 2 is not WINDOWS-1252");
	refuses("UTF-16LE", "a\0b", 3, "byte 2 is not UTF-16LE");
	refuses("UTF-16LE", "a\0\x3D\xD8", 4, "byte 2 is not UTF-16LE");
	refuses("UTF-16LE", "a\0\x00\xDE", 4, "byte 2 is not UTF-16LE");
}

static void nul_bytes_and_marks_are_kept(void **state)
{
	struct string_buffer out = {0};
	struct error error;

	(void)state;
	assert_true(encoding_to_utf8("UTF-16BE", "\xFE\xFF\0a\0\0\0b", 8, &out, &error));
	assert_int_equal(out.size, 6);
	assert_memory_equal(out.bytes,
		"\xEF\xBB\xBF"
		"a\0b",
		6);
	string_buffer_free(&out);
}

static void long_texts_are_whole(void **state)
{
	static char bytes[100000];
	struct string_buffer out = {0};
	struct error error;

	(void)state;
	memset(bytes, 0x80, sizeof bytes);
	assert_true(encoding_to_utf8("WINDOWS-1252", bytes, sizeof bytes, &out, &error));
	assert_int_equal(out.size, 3 * sizeof bytes);
	assert_true(utf8_valid(out.bytes, out.size, NULL));
	bytes[99999] = (char)0x81;
	refuses("WINDOWS-1252", bytes, sizeof bytes, "byte 99999 is not WINDOWS-1252");
	string_buffer_free(&out);
}

/* No bytes of any encoding come out as anything but UTF-8. */
static void noise_is_refused_or_becomes_utf8(void **state)
{
	uint32_t seed = 7;

	(void)state;
	for (size_t i = 0; encoding_names[i] != NULL; i++) {
		for (int round = 0; round < 300; round++) {
			struct string_buffer out = {0};
			struct error error;
			char bytes[64];

			for (size_t at = 0; at < sizeof bytes; at++) {
				seed = seed * 1664525 + 1013904223;
				bytes[at] = (char)(seed >> 24);
			}
			if (encoding_to_utf8(encoding_names[i], bytes, sizeof bytes, &out, &error))
				assert_true(utf8_valid(string_buffer_text(&out), out.size, NULL));
			string_buffer_free(&out);
		}
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_encoding_converts),
		cmocka_unit_test(the_list_is_the_whole_list),
		cmocka_unit_test(what_is_not_of_it_has_a_place),
		cmocka_unit_test(nul_bytes_and_marks_are_kept),
		cmocka_unit_test(long_texts_are_whole),
		cmocka_unit_test(noise_is_refused_or_becomes_utf8),
	};

	return cmocka_run_group_tests_name("text/encoding", tests, NULL, NULL);
}
