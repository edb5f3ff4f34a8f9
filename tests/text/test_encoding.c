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

static void people_call_encodings_by_other_names(void **state)
{
	static const struct {
		const char *given, *name;
	} names[] = {{"utf8", "UTF-8"}, {"UTF_8", "UTF-8"}, {"utf16", "UTF-16LE"},
		{"utf-16le", "UTF-16LE"}, {"utf16be", "UTF-16BE"}, {"cp1252", "WINDOWS-1252"},
		{"CP-1252", "WINDOWS-1252"}, {"Windows1252", "WINDOWS-1252"},
		{"ANSI", "WINDOWS-1252"}, {"latin1", "ISO-8859-1"}, {"Latin-1", "ISO-8859-1"},
		{"iso8859-1", "ISO-8859-1"}, {"iso_8859-15", "ISO-8859-15"},
		{"latin9", "ISO-8859-15"}, {"437", "CP437"}, {"cp437", "CP437"}, {"850", "CP850"},
		{"mac", "MACINTOSH"}, {"MacRoman", "MACINTOSH"}, {"macintosh", "MACINTOSH"}};

	(void)state;
	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		assert_non_null(encoding_find(names[i].given));
		assert_string_equal(encoding_find(names[i].given), names[i].name);
	}
	assert_null(encoding_find("latin"));
	assert_null(encoding_find("-"));
	assert_null(encoding_find("utf-8//IGNORE"));
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

/* Cut at every place, a text comes out as it does whole. */
static void pieces_may_end_inside_a_character(void **state)
{
	static const struct {
		const char *encoding, *bytes;
		size_t size;
	} texts[] = {
		{"UTF-8", "a£€\U0001F600z", 11},
		{"UTF-16LE", "a\0\xA3\0\xAC\x20\x3D\xD8\x00\xDE", 10},
		{"UTF-16BE", "\0a\0\xA3\xD8\x3D\xDE\x00", 8},
		{"WINDOWS-1252", "\xA3\x80\x93", 3},
	};

	(void)state;
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
		struct string_buffer whole = {0};
		struct error error;

		assert_true(encoding_to_utf8(
			texts[i].encoding, texts[i].bytes, texts[i].size, &whole, &error));
		for (size_t step = 1; step <= texts[i].size; step++) {
			struct string_buffer out = {0};
			struct decoder *decoder;

			assert_true(decoder_open(texts[i].encoding, &decoder, &error));
			for (size_t at = 0; at < texts[i].size; at += step)
				assert_true(decoder_add(decoder, texts[i].bytes + at,
					at + step < texts[i].size ? step : texts[i].size - at, &out,
					&error));
			assert_true(decoder_end(decoder, &error));
			assert_string_equal(string_buffer_text(&out), string_buffer_text(&whole));
			decoder_close(decoder);
			string_buffer_free(&out);
		}
		string_buffer_free(&whole);
	}
}

static void a_cut_or_broken_piece_has_its_place(void **state)
{
	struct string_buffer out = {0};
	struct decoder *decoder;
	struct error error;

	(void)state;
	assert_true(decoder_open("UTF-8", &decoder, &error));
	assert_true(decoder_add(decoder, "abc\xE2", 4, &out, &error));
	assert_false(decoder_end(decoder, &error));
	assert_string_equal(error.message, "byte 3 is not UTF-8");
	assert_false(decoder_add(decoder, "\x82z", 2, &out, &error));
	assert_string_equal(error.message, "byte 3 is not UTF-8");
	decoder_close(decoder);
	assert_false(decoder_open("UTF-7", &decoder, &error));
	string_buffer_free(&out);
}

static void detects(const char *bytes, size_t size, const char *expected, bool expected_guess)
{
	bool guessed;
	const char *found = encoding_detect(bytes, size, true, &guessed);

	if (expected == NULL) {
		assert_null(found);
		return;
	}
	assert_non_null(found);
	assert_string_equal(found, expected);
	assert_int_equal(guessed, expected_guess);
}

static void what_is_safe_to_tell_is_told(void **state)
{
	(void)state;
	detects("", 0, "UTF-8", false);
	detects("Org,Name", 8, "UTF-8", false);
	detects("\xEF\xBB\xBFOrg", 6, "UTF-8", false);
	detects("\xFF\xFEO\0r\0", 6, "UTF-16LE", false);
	detects("\xFE\xFF\0O\0r", 6, "UTF-16BE", false);
	detects("O\0r\0g\0", 6, "UTF-16LE", false);
	detects("\0O\0r\0g", 6, "UTF-16BE", false);
	detects("St Mary\x92s \x96 \xA3"
		"5, caf\xE9",
		20, "WINDOWS-1252", true);
	detects("1\xAC"
		"00C\xACNHS Darlington",
		20, "WINDOWS-1252", true);
	detects("\xC9"
		"COLE",
		5, "WINDOWS-1252", true);
}

/* £ of CP850, é of CP850 and of MacRoman, ’ of MacRoman, dashes of MacRoman, € of ISO-8859-15. */
static void what_is_not_safe_is_left_to_a_person(void **state)
{
	(void)state;
	detects("\x9C"
		"5",
		2, NULL, false);
	detects("caf\x82", 4, NULL, false);
	detects("caf\x8E", 4, NULL, false);
	detects("Alzheimer\xD5s", 11, NULL, false);
	detects("wait \xD0 long", 11, NULL, false);
	detects("\xA4 5", 3, NULL, false);
	detects("a\x81", 2, NULL, false);
	detects("\xFF\0\x01", 3, NULL, false);
}

static void a_head_may_be_cut_inside_a_character(void **state)
{
	bool guessed;

	(void)state;
	assert_string_equal(encoding_detect("ab\xE2\x82", 4, false, &guessed), "UTF-8");
	assert_null(encoding_detect("ab\xE2\x82", 4, true, &guessed));
}

static void an_apostrophe_of_a_macintosh_is_noticed(void **state)
{
	(void)state;
	assert_true(encoding_may_be_macintosh("\xD5 KING\xD5S", 8));
	assert_false(encoding_may_be_macintosh("\xD5 KINGS\xD5", 8));
	assert_false(encoding_may_be_macintosh("\xD5", 1));
	assert_false(encoding_may_be_macintosh("", 0));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_encoding_converts),
		cmocka_unit_test(an_apostrophe_of_a_macintosh_is_noticed),
		cmocka_unit_test(the_list_is_the_whole_list),
		cmocka_unit_test(people_call_encodings_by_other_names),
		cmocka_unit_test(what_is_not_of_it_has_a_place),
		cmocka_unit_test(nul_bytes_and_marks_are_kept),
		cmocka_unit_test(long_texts_are_whole),
		cmocka_unit_test(noise_is_refused_or_becomes_utf8),
		cmocka_unit_test(pieces_may_end_inside_a_character),
		cmocka_unit_test(a_cut_or_broken_piece_has_its_place),
		cmocka_unit_test(what_is_safe_to_tell_is_told),
		cmocka_unit_test(what_is_not_safe_is_left_to_a_person),
		cmocka_unit_test(a_head_may_be_cut_inside_a_character),
	};

	return cmocka_run_group_tests_name("text/encoding", tests, NULL, NULL);
}
