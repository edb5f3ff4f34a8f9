/* Foreign text on its way to a terminal: appendix A of RELIABILITY.md in three character sets, and
 * every sign of SCREENS.md. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <string.h>

#include "base/string_buffer.h"
#include "text/cells.h"
#include "text/charset.h"
#include "text/utf8.h"

#define ASCII "ANSI_X3.4-1968"
#define ACUTE "\xCC\x81"

/* Shown in codeset, as UTF-8; the caller frees. */
static struct string_buffer shown(const char *codeset, const char *text, size_t size)
{
	struct charset *charset = charset_open(codeset);
	struct string_buffer out = {0};

	charset_display(charset, text, size, &out);
	charset_close(charset);
	return out;
}

static void shows_bytes(const char *codeset, const char *text, size_t size, const char *expected)
{
	struct string_buffer out = shown(codeset, text, size);

	assert_string_equal(string_buffer_text(&out), expected);
	assert_int_equal(out.size, strlen(expected));
	string_buffer_free(&out);
}

static void shows(const char *codeset, const char *text, const char *expected)
{
	shows_bytes(codeset, text, strlen(text), expected);
}

struct hostile {
	const char *name;
	const char *bytes;
	size_t size;
	const char *expected; /* in UTF-8 */
};

#define ROW(name, bytes, expected)                                                                 \
	{                                                                                          \
		name, bytes, sizeof bytes - 1, expected                                            \
	}

/* The first 26 are appendix A; zalgo has a test of its own. */
/* clang-format off */
static const struct hostile rows[] = {
	ROW("osc-title", "\x1b]0;PWN-TITLE\x07", "<0x1B>]0;PWN-TITLE<0x07>"),
	ROW("osc52-clip", "\x1b]52;c;UFdORUQ=\x07", "<0x1B>]52;c;UFdORUQ=<0x07>"),
	ROW("osc8-link", "\x1b]8;;http://evil.example/\x1b\\x\x1b]8;;\x1b\\",
		"<0x1B>]8;;http://evil.example/<0x1B>\\x<0x1B>]8;;<0x1B>\\"),
	ROW("csi-sgr", "\x1b[1;2;3;4;5;7;9mSGR", "<0x1B>[1;2;3;4;5;7;9mSGR"),
	ROW("csi-clear", "\x1b[2J\x1b[3J\x1b[7;13HCLR", "<0x1B>[2J<0x1B>[3J<0x1B>[7;13HCLR"),
	ROW("csi-dsr", "\x1b[6n\x1b[6nDSR", "<0x1B>[6n<0x1B>[6nDSR"),
	ROW("dcs-decrqss", "\x1bP$qPWN\x1b\\", "<0x1B>P$qPWN<0x1B>\\"),
	ROW("ris-reset", "\x1b" "cRIS", "<0x1B>cRIS"),
	ROW("c1-csi-raw", "A\x9b" "31mC1R", "A<0x9B>31mC1R"),
	ROW("c1-csi-utf8", "A\xc2\x9b" "31mC1U", "A<U+009B>31mC1U"),
	ROW("c1-osc-utf8", "A\xc2\x9d" "0;PWNC1\xc2\x9c", "A<U+009D>0;PWNC1<U+009C>"),
	ROW("bel", "B1\x07" "B2", "B1<0x07>B2"),
	ROW("bs", "BS1\x08\x08\x08" "BS2", "BS1<0x08><0x08><0x08>BS2"),
	ROW("cr", "CR1\x0d" "CR2", "CR1 CR2"),
	ROW("so-si", "SO1\x0elqk\x0fSI2", "SO1<0x0E>lqk<0x0F>SI2"),
	ROW("nul", "N1\x00N2", "N1<0x00>N2"),
	ROW("del", "D1\x7f" "D2", "D1<0x7F>D2"),
	ROW("bidi-rlo", "R1\xe2\x80\xae" "ABC\xe2\x80\xacR2", "R1<U+202E>ABC<U+202C>R2"),
	ROW("bidi-isolate", "I1\xe2\x81\xa6" "ABC\xe2\x81\xa9I2", "I1<U+2066>ABC<U+2069>I2"),
	ROW("zwsp", "Z1\xe2\x80\x8bZ2", "Z1<U+200B>Z2"),
	ROW("line-sep", "L1\xe2\x80\xa8L2", "L1<U+2028>L2"),
	ROW("tag-chars", "T1\xf3\xa0\x81\x81\xf3\xa0\x81\x82T2", "T1<U+E0041><U+E0042>T2"),
	ROW("bad-utf8-ff", "X1\xff\xfeX2", "X1<0xFF><0xFE>X2"),
	ROW("overlong", "O1\xc0\xafO2", "O1<0xC0><0xAF>O2"),
	ROW("surrogate", "S1\xed\xa0\x80S2", "S1<0xED><0xA0><0x80>S2"),
	ROW("truncated", "U1\xe2\x82", "U1<0xE2><0x82>"),

	ROW("truncated before text", "U1\xe2\x82U2", "U1<0xE2><0x82>U2"),
	ROW("truncated before ESC", "\xf0\x9f\x98\x1b[2J", "<0xF0><0x9F><0x98><0x1B>[2J"),
	ROW("truncated before another", "\xe2\x82\xe2\x82\xac", NULL),
	ROW("overlong ESC", "\xc0\x9b[2J\xe0\x80\x9b[2J", "<0xC0><0x9B>[2J<0xE0><0x80><0x9B>[2J"),
	ROW("beyond Unicode", "\xf4\x90\x80\x80", "<0xF4><0x90><0x80><0x80>"),
	ROW("string of all C0", "\x01\x02\x0b\x0c\x1c\x1f", "<0x01><0x02><0x0B><0x0C><0x1C><0x1F>"),
	ROW("line ends", "a\r\nb\nc\rd\te\r", "a b c d e "),
	ROW("next line", "a\xc2\x85z", "a<U+0085>z"),
	ROW("marks of direction", "\xe2\x80\x8e\xe2\x80\x8f\xd8\x9c", "<U+200E><U+200F><U+061C>"),
	ROW("joiners", "a\xe2\x80\x8c\xe2\x80\x8d\xe2\x81\xa0z", "a<U+200C><U+200D><U+2060>z"),
	ROW("byte order mark inside", "a\xef\xbb\xbfz", "a<U+FEFF>z"),
	ROW("invisible fillers", "\xe3\x85\xa4\xe1\x85\x9f", "<U+3164><U+115F>"),
	ROW("annotation", "\xef\xbf\xb9x\xef\xbf\xbb", "<U+FFF9>x<U+FFFB>"),
	ROW("private use", "\xee\x80\x80\xf4\x8f\xbf\xbd", "<U+E000><U+10FFFD>"),
	ROW("not a character", "\xef\xbf\xbf", "<U+FFFF>"),
	ROW("selectors beyond 16", "a\xf3\xa0\x84\x80", "a<U+E0100>"),
	ROW("soft hyphen", "hos\xc2\xadpital", "hospital"),
	ROW("emoji selector", "a\xef\xb8\x8f" "b", "ab"),
	ROW("notation", "<U+202E>", "<U+202E>"),
	ROW("empty", "", ""),
};
/* clang-format on */

enum { ROWS = sizeof rows / sizeof rows[0] };

static void only_printable_code_points(const char *name, const char *text, size_t size)
{
	int32_t code_point;

	if (!utf8_valid(text, size, NULL))
		fail_msg("%s: not UTF-8", name);
	for (size_t at = 0; at < size;) {
		at += utf8_decode(text + at, size - at, &code_point);
		if (utf8_width(code_point) < 0)
			fail_msg("%s: U+%04X", name, (unsigned)code_point);
	}
}

/* What reaches a pipe or a terminal in codeset; highest: the last byte that may. */
static void only_harmless_bytes(
	const char *codeset, unsigned char highest, const char *name, const char *text, size_t size)
{
	struct charset *charset = charset_open(codeset);
	struct string_buffer display = {0};
	struct string_buffer bytes = {0};

	charset_display(charset, text, size, &display);
	only_printable_code_points(name, string_buffer_text(&display), display.size);
	charset_to_locale(charset, string_buffer_text(&display), display.size, &bytes);
	for (size_t i = 0; i < bytes.size; i++) {
		unsigned char byte = (unsigned char)bytes.bytes[i];
		bool c1 = !charset_is_utf8(charset) && byte >= 0x80 && byte < 0xA0;

		if (byte < 0x20 || byte == 0x7F || byte > highest || byte == '?' || c1)
			fail_msg("%s in %s: byte 0x%02X", name, codeset, byte);
	}
	string_buffer_free(&display);
	string_buffer_free(&bytes);
	charset_close(charset);
}

static void nothing_hostile_is_obeyed(void **state)
{
	(void)state;
	for (size_t i = 0; i < ROWS; i++) {
		only_harmless_bytes("UTF-8", 0xFF, rows[i].name, rows[i].bytes, rows[i].size);
		only_harmless_bytes("ISO-8859-1", 0xFF, rows[i].name, rows[i].bytes, rows[i].size);
		only_harmless_bytes(ASCII, 0x7E, rows[i].name, rows[i].bytes, rows[i].size);
	}
}

static void it_is_shown_instead(void **state)
{
	(void)state;
	for (size_t i = 0; i < ROWS; i++) {
		if (rows[i].expected == NULL)
			continue;
		shows_bytes("UTF-8", rows[i].bytes, rows[i].size, rows[i].expected);
		shows_bytes("ISO-8859-1", rows[i].bytes, rows[i].size, rows[i].expected);
		shows_bytes(ASCII, rows[i].bytes, rows[i].size, rows[i].expected);
	}
	shows("UTF-8", "\xe2\x82\xe2\x82\xac", "<0xE2><0x82>€");
	shows(ASCII, "\xe2\x82\xe2\x82\xac", "<0xE2><0x82>EUR");
}

/* Each two bytes, so that no state is left open by any first half. */
static void all_pairs_of_bytes_are_harmless(void **state)
{
	static const char *const codesets[] = {"UTF-8", "ISO-8859-1", ASCII};

	(void)state;
	for (size_t set = 0; set < 3; set++) {
		struct charset *charset = charset_open(codesets[set]);
		struct string_buffer out = {0};

		for (unsigned pair = 0; pair < 0x10000; pair++) {
			char text[3] = {(char)(pair >> 8), (char)pair, 'z'};

			string_buffer_truncate(&out, 0);
			charset_display(charset, text, sizeof text, &out);
			only_printable_code_points(codesets[set], out.bytes, out.size);
			assert_int_equal(out.bytes[out.size - 1], 'z');
		}
		string_buffer_free(&out);
		charset_close(charset);
	}
}

static void few_marks_stay_on_a_base(void **state)
{
	struct string_buffer zalgo = {0};

	(void)state;
	string_buffer_add(&zalgo, "Z");
	for (int i = 0; i < 200; i++)
		string_buffer_add(&zalgo, ACUTE);
	string_buffer_add(&zalgo, "!");
	shows("UTF-8", zalgo.bytes, "Z" ACUTE ACUTE ACUTE ACUTE "<+196>!");
	shows("ISO-8859-1", zalgo.bytes, "Z<+196>!");
	shows(ASCII, zalgo.bytes, "Z<+196>!");
	string_buffer_free(&zalgo);
	shows("UTF-8", "e" ACUTE "e" ACUTE ACUTE ACUTE ACUTE,
		"e" ACUTE "e" ACUTE ACUTE ACUTE ACUTE);
	/* What is dropped between marks gives no room for more. */
	shows("UTF-8", "e" ACUTE ACUTE ACUTE ACUTE "\xC2\xAD" ACUTE "\xEF\xB8\x8F" ACUTE "x",
		"e" ACUTE ACUTE ACUTE ACUTE "<+2>x");
	shows("UTF-8", "e" ACUTE ACUTE ACUTE ACUTE ACUTE "\xFF",
		"e" ACUTE ACUTE ACUTE ACUTE "<+1><0xFF>");
}

/* Drawn beside something else, a first mark would climb onto it. */
static void a_mark_without_a_base_gets_one(void **state)
{
	struct charset *charset = charset_open("UTF-8");
	struct string_buffer out = {0};

	(void)state;
	string_buffer_add(&out, "|");
	charset_display(charset, ACUTE "x", 3, &out);
	assert_string_equal(out.bytes, "|◌" ACUTE "x");
	string_buffer_free(&out);
	charset_close(charset);
	shows("UTF-8", "\xC2\xAD" ACUTE, "◌" ACUTE);
	shows(ASCII, ACUTE "x", "x");
}

/* The table of SCREENS.md, with what else its sketches draw. */
static void every_sign_of_the_screens_has_its_form(void **state)
{
	static const char *const signs[][2] = {
		/* clang-format off */
		{"●", "o"}, {"○", "."}, {"─", "-"}, {"│", "|"}, {"┬", "+"}, {"┴", "+"}, {"├", "+"},
		{"┤", "+"}, {"┼", "+"}, {"└", "+"}, {"╌", "-"}, {"┊", ":"}, {"≠", "!"}, {"▸", ">"},
		{"–", "-"}, {"—", "-"}, {"−", "-"}, {"█", "#"}, {"▉", "#"}, {"▊", "#"}, {"▋", "#"},
		{"▌", "#"}, {"▍", " "}, {"▎", " "}, {"▏", " "}, {"░", ":"}, {"▁", "_"}, {"▂", "."},
		{"▃", "-"}, {"▄", "="}, {"▅", "+"}, {"▆", "*"}, {"▇", "&"}, {"△", "^"}, {"▽", "v"},
		{"▴", "^"}, {"▾", "v"}, {"◆", "+"}, {"✖", "!"}, {"×", "x"}, {"…", "..."},
		{"→", "->"}, {"←", "<-"}, {"↑", "^"}, {"↓", "v"}, {"±", "+/-"}, {"≤", "<="},
		{"≥", ">="}, {"·", "-"}, {"•", "-"}, {"½", "1/2"}, {"™", "(TM)"}, {"’", "'"},
		{"‘", "'"}, {"“", "\""}, {"”", "\""}, {"£", "GBP"}, {"€", "EUR"}, {"°", "deg"},
		{"~", "~"}, {"[ ]", "[ ]"}, {"\u00A0", " "}, {"\u202F", " "}, {"\u2007", " "},
		{"\u2800", " "}, {"⣿", "*"},
		/* clang-format on */
	};

	(void)state;
	for (size_t i = 0; i < sizeof signs / sizeof signs[0]; i++) {
		shows("UTF-8", signs[i][0], signs[i][0]);
		shows(ASCII, signs[i][0], signs[i][1]);
	}
}

static void a_set_keeps_what_it_has(void **state)
{
	(void)state;
	shows("ISO-8859-1", "£5 ± 1 × 2 · 3 é ½ °", "£5 ± 1 × 2 · 3 é ½ °");
	shows("ISO-8859-1", "≠ – € Ŵyr ŵ “x”", "! - EUR Wyr w \"x\"");
	shows("ISO-8859-15", "€5", "€5");
	shows("KOI8-R", "Москва £5", "Москва GBP 5");
}

static void numbers_stay_the_numbers_they_were(void **state)
{
	(void)state;
	shows(ASCII, "£500", "GBP 500");
	shows(ASCII, "£", "GBP");
	shows(ASCII, "£m", "GBPm");
	shows(ASCII, "€1.5m–€2m", "EUR 1.5m-EUR 2m");
	shows(ASCII, "2½ weeks, ½ day", "2 1/2 weeks, 1/2 day");
	shows(ASCII, "10² CO₂ 1⁄2", "10^2 CO2 1/2");
	shows(ASCII, "30–40 %, −19.9", "30-40 %, -19.9");
	shows(ASCII, "β-blockers, 5 μg, χ²", "beta-blockers, 5 ug, chi^2");
}

static void letters_lose_their_accents(void **state)
{
	(void)state;
	shows(ASCII, "Ynys Môn, Ŵ ŷ, Łódź, Ærø, Straße, Þór, ĳ ŉ ﬁn",
		"Ynys Mon, W y, Lodz, AEro, Strasse, Thor, ij 'n fin");
	shows(ASCII, "e" ACUTE "te" ACUTE, "ete");
	shows(ASCII, "ＡＢＣ１２", "ABC12");
}

/* Nothing but what was in the text may look like a question. */
static void what_cannot_be_shown_is_named(void **state)
{
	(void)state;
	shows(ASCII, "why? 日本 ؟ ¿ ⁇", "why? <U+65E5><U+672C> <U+061F> <U+00BF> <U+2047>");
	shows("ISO-8859-1", "\U0001F600", "<U+1F600>");
}

/* All that is assigned, in ASCII: printable, and no '?' from anywhere. */
static void no_code_point_becomes_a_question_mark(void **state)
{
	struct charset *charset = charset_open(ASCII);
	struct string_buffer out = {0};

	(void)state;
	for (int32_t c = 0x80; c < 0x20000; c++) {
		char bytes[5] = "a";

		if (c >= 0xD800 && c <= 0xDFFF)
			continue;
		string_buffer_truncate(&out, 0);
		charset_display(charset, bytes, 1 + utf8_encode(c, bytes + 1), &out);
		for (size_t i = 0; i < out.size; i++) {
			if (out.bytes[i] < 0x20 || out.bytes[i] > 0x7E || out.bytes[i] == '?')
				fail_msg("U+%04X: %s", (unsigned)c, out.bytes);
		}
	}
	string_buffer_free(&out);
	charset_close(charset);
}

static void names_that_are_no_terminal_sets_are_ascii(void **state)
{
	static const char *const names[] = {
		"",
		"no such set",
		"UTF-16LE",
		"UTF-7",
		"IBM037",
		"ISO-8859-1//TRANSLIT",
		"UTF-8//IGNORE",
		"../../x",
	};

	(void)state;
	for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
		shows(names[i], "é£", "eGBP");
	shows("ISO-2022-JP", "\xE6\x97\xA5", "<U+65E5>"); /* would send ESC $ B */
	shows("utf8", "é", "é");
}

static void membership(void **state)
{
	struct charset *utf8 = charset_open("utf-8");
	struct charset *latin = charset_open("ISO-8859-1");
	struct charset *gb = charset_open("GB18030");

	(void)state;
	assert_true(charset_is_utf8(utf8));
	assert_false(charset_is_utf8(latin));
	assert_true(charset_has(utf8, 0x2588));
	assert_false(charset_has(utf8, 0x202E));
	assert_false(charset_has(utf8, -1));
	assert_false(charset_has(utf8, '\n'));
	for (int twice = 0; twice < 2; twice++) {
		assert_true(charset_has(latin, 0xA3));
		assert_false(charset_has(latin, 0x9B)); /* ISO-8859-1 has the byte */
		assert_false(charset_has(latin, 0x2588));
		assert_true(charset_has(gb, 0x1F600));
	}
	charset_close(utf8);
	charset_close(latin);
	charset_close(gb);
	charset_close(NULL);
}

static void to_locale(const char *codeset, const char *text, const char *expected)
{
	struct charset *charset = charset_open(codeset);
	struct string_buffer out = {0};

	charset_to_locale(charset, text, strlen(text), &out);
	assert_string_equal(string_buffer_text(&out), expected);
	string_buffer_free(&out);
	charset_close(charset);
}

static void a_pipe_gets_the_bytes_of_the_locale(void **state)
{
	(void)state;
	to_locale("UTF-8", "£5\n", "£5\n");
	to_locale("ISO-8859-1", "£5\n½",
		"\xA3"
		"5\n\xBD");
	to_locale("ISO-8859-15", "€", "\xA4");
	to_locale("EUC-JP", "日a",
		"\xC6\xFC"
		"a");
	/* What was not made by charset_display() is made safe even now. */
	to_locale(ASCII, "£5 \xC2\x9B \xFF", "GBP5 <U+009B> <0xFF>");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(nothing_hostile_is_obeyed),
		cmocka_unit_test(it_is_shown_instead),
		cmocka_unit_test(all_pairs_of_bytes_are_harmless),
		cmocka_unit_test(few_marks_stay_on_a_base),
		cmocka_unit_test(a_mark_without_a_base_gets_one),
		cmocka_unit_test(every_sign_of_the_screens_has_its_form),
		cmocka_unit_test(a_set_keeps_what_it_has),
		cmocka_unit_test(numbers_stay_the_numbers_they_were),
		cmocka_unit_test(letters_lose_their_accents),
		cmocka_unit_test(what_cannot_be_shown_is_named),
		cmocka_unit_test(no_code_point_becomes_a_question_mark),
		cmocka_unit_test(names_that_are_no_terminal_sets_are_ascii),
		cmocka_unit_test(membership),
		cmocka_unit_test(a_pipe_gets_the_bytes_of_the_locale),
	};

	return cmocka_run_group_tests_name("text/charset", tests, NULL, NULL);
}
