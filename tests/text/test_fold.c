/* What a reader types finds what a source printed. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <string.h>

#include "text/fold.h"
#include "text/utf8.h"

static void folds_bytes(const char *text, size_t size, const char *expected)
{
	struct string_buffer out = {0};
	struct string_buffer again = {0};

	fold_text(text, size, &out);
	assert_string_equal(string_buffer_text(&out), expected);
	assert_true(utf8_valid(string_buffer_text(&out), out.size, NULL));
	fold_text(string_buffer_text(&out), out.size, &again);
	assert_string_equal(string_buffer_text(&again), expected);
	string_buffer_free(&out);
	string_buffer_free(&again);
}

static void folds(const char *text, const char *expected)
{
	folds_bytes(text, strlen(text), expected);
}

static void letters(void **state)
{
	(void)state;
	folds("NHS Trust", "nhs trust");
	folds("Ynys Môn ŁÓDŹ Æsir Straße ẞ ﬁne", "ynys mon lodz aesir strasse ss fine");
	folds("e\xCC\x81t\xCC\xB1\xCC\x81", "et");
	folds("ΑΒΩ МОСКВА Ѐ", "αβω москва ѐ");
	folds("ＡＢ＆Ｃ　１，０００", "ab and c 1000");
	folds("日本", "日本");
}

static void spaces(void **state)
{
	(void)state;
	folds("", "");
	folds("  a \t\r\n b\u00A0\u2009\u3000c ", "a b c");
	folds(" \u00A0 ", "");
	folds_bytes("a\0b\x1B", 4, "a b");
	folds("a\u2028b\xC2\x85"
	      "c",
		"a b c");
}

static void signs(void **state)
{
	(void)state;
	folds("30–40 — x − ‑", "30-40 - x - -");
	folds("“quoted” «so»", "\"quoted\" \"so\"");
	folds("R&D, A & E &", "r and d, a and e and");
	folds("&", "and");
}

static void apostrophes(void **state)
{
	(void)state;
	folds("Alzheimer's Alzheimer’s Alzheimerʼs Alzheimer`s",
		"alzheimers alzheimers alzheimers alzheimers");
	folds("‘providers’ ’em", "'providers' 'em");
	folds("l’été 90's 5'10", "lete 90s 5'10");
	folds("' '", "' '");
}

static void numbers(void **state)
{
	(void)state;
	folds("11,500", "11500");
	folds("1,234,567.8", "1234567.8");
	folds("1, 2", "1, 2");
	folds("1,23 1,2345 1,234,5", "1,23 1,2345 1234,5");
	folds("a,500 5,a", "a,500 5,a");
	folds("11,500 scans", "11500 scans");
}

static void units(void **state)
{
	(void)state;
	folds("£1.5m", "£ 1.5m");
	folds("£ 1.5m", "£ 1.5m");
	folds("97%", "97 %");
	folds("97 %", "97 %");
	folds("97\u00A0%", "97 %");
	folds("5€ $.5 £m", "5 € $ .5 £m");
	folds("£5,000–£6,000", "£ 5000-£ 6000");
	folds("30–40%", "30-40 %");
	folds("％ 5％", "% 5 %");
}

static void what_is_broken_or_invisible_is_left_out(void **state)
{
	(void)state;
	folds("caf\xE9 \xC0\xAF"
	      "x",
		"caf x");
	folds("ho\u00ADs\u200Bpi\u202Etal", "hospital");
	folds("\xF0\x9F\x98\x80", "\xF0\x9F\x98\x80");
	folds("\xE2\x82", "");
}

static void what_was_there_stays(void **state)
{
	struct string_buffer out = {0};

	(void)state;
	string_buffer_add(&out, "5");
	fold_text(" % x", 4, &out);
	assert_string_equal(out.bytes, "5% x");
	string_buffer_free(&out);
}

static void distances(void **state)
{
	static const struct {
		const char *a;
		const char *b;
		size_t distance;
	} rows[] = {
		/* clang-format off */
		{"", "", 0}, {"", "abc", 3}, {"abc", "abc", 0}, {"abc", "abd", 1},
		{"abc", "acb", 1}, {"abc", "ab", 1}, {"abc", "xabc", 1},
		{"northumbria", "northumbira", 1}, {"ca", "abc", 3}, {"kitten", "sitting", 3},
		{"mri", "mir", 1}, {"abcdefgh", "badcfehg", 4}, {"nottingham", "notingam", 2},
		{"été", "ete", 2}, {"日本語", "日語本", 1}, {"\x80", "\x81", 1},
		{"abcdefghi", "ihgfedcba", 8},
		{"aaaaaaaaaaaaaaaaaaaaab", "baaaaaaaaaaaaaaaaaaaaa", 2},
		/* clang-format on */
	};

	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		for (size_t limit = 0; limit <= 8; limit++) {
			size_t expected = rows[i].distance <= limit ? rows[i].distance : limit + 1;

			assert_int_equal(fold_distance(rows[i].a, rows[i].b, limit), expected);
			assert_int_equal(fold_distance(rows[i].b, rows[i].a, limit), expected);
		}
	}
}

/* The whole table, without the band: what the quick one must equal. */
static size_t slow_distance(const char *a, size_t m, const char *b, size_t n)
{
	size_t d[9][9];

	for (size_t i = 0; i <= m; i++) {
		for (size_t j = 0; j <= n; j++) {
			size_t best = i + j;

			if (i > 0 && j > 0) {
				best = d[i - 1][j - 1] + (a[i - 1] != b[j - 1]);
				best = d[i - 1][j] + 1 < best ? d[i - 1][j] + 1 : best;
				best = d[i][j - 1] + 1 < best ? d[i][j - 1] + 1 : best;
			}
			if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] &&
				d[i - 2][j - 2] + 1 < best)
				best = d[i - 2][j - 2] + 1;
			d[i][j] = best;
		}
	}
	return d[m][n];
}

static void the_band_loses_nothing(void **state)
{
	uint32_t seed = 1;

	(void)state;
	for (int i = 0; i < 20000; i++) {
		char words[2][9] = {"", ""};
		size_t sizes[2];
		size_t limit = (size_t)i % 5;
		size_t whole;

		for (int word = 0; word < 2; word++) {
			seed = seed * 1664525 + 1013904223;
			sizes[word] = seed >> 16 & 7;
			for (size_t at = 0; at < sizes[word]; at++) {
				seed = seed * 1664525 + 1013904223;
				words[word][at] = (char)('a' + (seed >> 16) % 3);
			}
		}
		whole = slow_distance(words[0], sizes[0], words[1], sizes[1]);
		assert_int_equal(fold_distance(words[0], words[1], limit),
			whole <= limit ? whole : limit + 1);
	}
}

static void long_words_are_no_trouble(void **state)
{
	static char a[100001];
	static char b[100001];

	(void)state;
	memset(a, 'a', 100000);
	memset(b, 'a', 100000);
	b[50000] = 'b';
	assert_int_equal(fold_distance(a, b, 8), 1);
	assert_int_equal(fold_distance(a, "a", 8), 9);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(letters),
		cmocka_unit_test(spaces),
		cmocka_unit_test(signs),
		cmocka_unit_test(apostrophes),
		cmocka_unit_test(numbers),
		cmocka_unit_test(units),
		cmocka_unit_test(what_is_broken_or_invisible_is_left_out),
		cmocka_unit_test(what_was_there_stays),
		cmocka_unit_test(distances),
		cmocka_unit_test(the_band_loses_nothing),
		cmocka_unit_test(long_words_are_no_trouble),
	};

	return cmocka_run_group_tests_name("text/fold", tests, NULL, NULL);
}
