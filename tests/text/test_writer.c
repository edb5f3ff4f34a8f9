/* One small table with hostile cells in each format, and the formulas of RELIABILITY.md, appendix
 * B. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <string.h>

#include "text/writer.h"

static const char *const headings[] = {"Name", "%", "note|s"};
static const bool numeric[] = {false, true, false};
static const char *const rows[][3] = {
	{"Kingston, \"RAX\"", "63.10", "a|b\nc"},
	{"日本 £", "7,159,010", NULL},
	{"\x1b[2J", "-0.5", "<b>*x*"},
	{"", NULL, "–"},
};

static struct string_buffer written(enum writer_format format, const char *codeset, bool excel)
{
	struct string_buffer out = {0};
	struct charset *charset = charset_open(codeset);
	struct table_writer table = {
		.format = format,
		.charset = charset,
		.out = &out,
		.headings = headings,
		.numeric = numeric,
		.columns = 3,
		.excel = excel,
	};

	table_begin(&table);
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
		table_row(&table, rows[i]);
	table_end(&table);
	charset_close(charset);
	return out;
}

static void writes(enum writer_format format, const char *codeset, bool excel, const char *expected)
{
	struct string_buffer out = written(format, codeset, excel);

	assert_string_equal(out.bytes, expected);
	string_buffer_free(&out);
}

static void text_is_aligned_and_safe(void **state)
{
	(void)state;
	writes(WRITER_TEXT, "UTF-8", false,
		"Name                     %  note|s\n"
		"Kingston, \"RAX\"      63.10  a|b c\n"
		"日本 £           7,159,010\n"
		"<0x1B>[2J             -0.5  <b>*x*\n"
		"                            –\n");
}

/* Widths are those of what is shown: £ has grown to GBP. */
static void text_is_aligned_in_other_sets(void **state)
{
	(void)state;
	writes(WRITER_TEXT, "ANSI_X3.4-1968", false,
		"Name                          %  note|s\n"
		"Kingston, \"RAX\"           63.10  a|b c\n"
		"<U+65E5><U+672C> GBP  7,159,010\n"
		"<0x1B>[2J                  -0.5  <b>*x*\n"
		"                                 -\n");
}

static void csv_keeps_every_byte(void **state)
{
	(void)state;
	writes(WRITER_CSV, "UTF-8", false,
		"Name,%,note|s\n\"Kingston, \"\"RAX\"\"\",63.10,\"a|b\nc\"\n日本 £,\"7,159,010\",\n"
		"\x1b[2J,-0.5,<b>*x*\n,,–\n");
	writes(WRITER_CSV, "UTF-8", true,
		"\xEF\xBB\xBFName,%,note|s\r\n\"Kingston, \"\"RAX\"\"\",63.10,\"a|b\nc\"\r\n"
		"日本 £,\"7,159,010\",\r\n\x1b[2J,-0.5,<b>*x*\r\n,,–\r\n");
}

static void json_has_numbers_where_they_are(void **state)
{
	(void)state;
	writes(WRITER_JSON, "UTF-8", false,
		"[\n"
		"  {\n    \"Name\": \"Kingston, \\\"RAX\\\"\",\n    \"%\": 63.10,\n"
		"    \"note|s\": \"a|b\\nc\"\n  },\n"
		"  {\n    \"Name\": \"日本 £\",\n    \"%\": \"7,159,010\",\n"
		"    \"note|s\": null\n  },\n"
		"  {\n    \"Name\": \"\\u001b[2J\",\n    \"%\": -0.5,\n"
		"    \"note|s\": \"<b>*x*\"\n  },\n"
		"  {\n    \"Name\": \"\",\n    \"%\": null,\n"
		"    \"note|s\": \"–\"\n  }\n"
		"]\n");
}

static void markdown_stays_a_table(void **state)
{
	(void)state;
	writes(WRITER_MARKDOWN, "UTF-8", false,
		"| Name | % | note\\|s |\n|---|---:|---|\n| Kingston, \"RAX\" | 63.10 | a\\|b c |\n"
		"| 日本 £ | 7,159,010 |  |\n| \\<0x1B>\\[2J | -0.5 | \\<b>\\*x\\* |\n|  |  | – "
		"|\n");
}

/* A table of one column and one cell, with formulas quoted. */
static void one_cell(enum writer_format format, const char *cell, const char *expected)
{
	static const char *const heading[] = {"h"};
	static const bool is_numeric[] = {true};
	struct string_buffer out = {0};
	struct table_writer table = {
		.format = format,
		.out = &out,
		.headings = heading,
		.numeric = is_numeric,
		.columns = 1,
		.formulas_quoted = true,
	};

	table_begin(&table);
	table_row(&table, &cell);
	table_end(&table);
	assert_string_equal(out.bytes, expected);
	string_buffer_free(&out);
}

static void formulas_do_not_run(void **state)
{
	static const char *const cells[][2] = {
		/* clang-format off */
		{"=1+1", "'=1+1"}, {"=cmd|' /C calc'!A0", "'=cmd|' /C calc'!A0"}, {"+1+1", "'+1+1"},
		{"-1+1", "'-1+1"}, {"-2+3+cmd|' /C calc'!A0", "'-2+3+cmd|' /C calc'!A0"},
		{"@SUM(1+1)", "'@SUM(1+1)"}, {"\t=1+1", "\"'\t=1+1\""}, {"\r=1+1", "\"'\r=1+1\""},
		{"=HYPERLINK(\"http://x.example\",\"y\")", "\"'=HYPERLINK(\"\"http://x.example\"\",\"\"y\"\")\""},
		{"＝1+1", "'＝1+1"}, {"＠x", "'＠x"}, {";=1+1", "\"';=1+1\""}, {" =1+1", "' =1+1"},
		{"\n=1+1", "\"'\n=1+1\""}, {"-A1", "'-A1"}, {"-1.2e3x", "'-1.2e3x"}, {"=", "'="},
		{"-1.2", "-1.2"}, {"+3", "+3"}, {"1e5", "1e5"}, {"-1e-5", "-1e-5"},
		{"+117 %", "+117 %"}, {"-1,234.5", "\"-1,234.5\""}, {"-", "-"}, {"", ""},
		{"a=1", "a=1"}, {"–", "–"}, {"1+1", "1+1"},
		/* clang-format on */
	};
	struct string_buffer expected = {0};

	(void)state;
	for (size_t i = 0; i < sizeof cells / sizeof cells[0]; i++) {
		string_buffer_truncate(&expected, 0);
		string_buffer_format(&expected, "h\n%s\n", cells[i][1]);
		one_cell(WRITER_CSV, cells[i][0], expected.bytes);
	}
	string_buffer_free(&expected);
}

static void only_json_numbers_are_json_numbers(void **state)
{
	static const char *const cells[][2] = {
		{"0", "0"},
		{"-0.50", "-0.50"},
		{"10", "10"},
		{"01", "\"01\""},
		{".5", "\".5\""},
		{"5.", "\"5.\""},
		{"+3", "\"+3\""},
		{"1e5", "\"1e5\""},
		{"", "\"\""},
		{"-", "\"-\""},
		{"1.2.3", "\"1.2.3\""},
		{"nan", "\"nan\""},
		{"0x10", "\"0x10\""},
	};
	struct string_buffer expected = {0};

	(void)state;
	for (size_t i = 0; i < sizeof cells / sizeof cells[0]; i++) {
		string_buffer_truncate(&expected, 0);
		string_buffer_format(&expected, "[\n  {\n    \"h\": %s\n  }\n]\n", cells[i][1]);
		one_cell(WRITER_JSON, cells[i][0], expected.bytes);
	}
	string_buffer_free(&expected);
}

static void a_table_may_have_no_rows(void **state)
{
	static const char *const expected[] = {
		[WRITER_TEXT] = "h\n",
		[WRITER_CSV] = "h\n",
		[WRITER_JSON] = "[]\n",
		[WRITER_MARKDOWN] = "| h |\n|---|\n",
	};
	static const char *const heading[] = {"h"};
	struct charset *charset = charset_open("UTF-8");

	(void)state;
	for (int format = WRITER_TEXT; format <= WRITER_MARKDOWN; format++) {
		struct string_buffer out = {0};
		struct table_writer table = {
			.format = (enum writer_format)format,
			.charset = charset,
			.out = &out,
			.headings = heading,
			.columns = 1,
		};

		table_begin(&table);
		table_end(&table);
		assert_string_equal(out.bytes, expected[format]);
		string_buffer_free(&out);
	}
	charset_close(charset);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(text_is_aligned_and_safe),
		cmocka_unit_test(text_is_aligned_in_other_sets),
		cmocka_unit_test(csv_keeps_every_byte),
		cmocka_unit_test(json_has_numbers_where_they_are),
		cmocka_unit_test(markdown_stays_a_table),
		cmocka_unit_test(formulas_do_not_run),
		cmocka_unit_test(only_json_numbers_are_json_numbers),
		cmocka_unit_test(a_table_may_have_no_rows),
	};

	return cmocka_run_group_tests_name("text/writer", tests, NULL, NULL);
}
