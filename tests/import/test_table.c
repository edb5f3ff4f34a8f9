/* Headings by words, and cells as people's files have them. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "import/code_of_words.h"
#include "import/table.h"

struct made {
	struct csv_bytes bytes;
	struct import_options options;
	struct import_report report;
	struct digest digest;
	struct source source;
	struct table table;
};

static void open_made(struct made *made, const char *text)
{
	struct error error;

	*made = (struct made){.bytes = {text, strlen(text)}};
	digest_begin(&made->digest);
	made->source = (struct source){.name = "made.csv",
		.file = "made.csv",
		.options = &made->options,
		.report = &made->report,
		.read = csv_read_bytes,
		.context = &made->bytes,
		.digest = &made->digest};
	if (!table_open(&made->table, &made->source, &error))
		fail_msg("%s", error.message);
}

static void close_made(struct made *made)
{
	table_close(&made->table);
	string_buffer_free(&made->report.lines);
}

static void words_are_whole_and_may_be_unwanted(void **state)
{
	(void)state;
	assert_true(table_words_match("type 1", "attendances type 1"));
	assert_true(table_words_match("1 type", "attendances type 1"));
	assert_false(table_words_match("type 1", "attendances type 12"));
	assert_false(table_words_match("type 1 !booked", "booked type 1"));
	assert_true(table_words_match("over|greater type", "greater than 4 type"));
	assert_false(table_words_match("over|greater", "4"));
	assert_true(table_words_match("code old", "trust_code_old"));
	assert_true(table_words_match("12 !4", "waited 12+ hrs"));
	assert_false(table_words_match("12 !4", "waited 4-12 hs"));
	assert_true(table_words_match("", ""));
}

static const struct table_want wants[] = {
	{"org code", "Org Code"}, {"total", "Total"}, {NULL, NULL}};
static const struct table_want *const layouts[] = {wants, NULL};

static void a_heading_stands_anywhere_in_any_case(void **state)
{
	struct made made;
	struct error error;
	size_t layout;
	bool more;

	(void)state;
	open_made(&made, ",,\r\r,Period:,May 2025\r\r\"a\rb\",\r ,Org   CODE ,\"The\r Total\",,\r"
			 "x,RF4, 12 ,\r");
	assert_true(table_find_heading(&made.table, layouts, &layout, &error));
	assert_int_equal(layout, 0);
	assert_string_equal(made.table.period, "May 2025");
	assert_string_equal(made.table.headings[2], "the total");
	assert_string_equal(made.table.titles[2], "The Total");
	assert_int_equal(table_column(&made.table, "org code", 0), 1);
	assert_int_equal(made.table.columns, 3);
	assert_true(table_next(&made.table, &more, &error) && more);
	assert_string_equal(table_text(&made.table, 2), "12");
	assert_string_equal(table_text(&made.table, TABLE_NONE), "");
	assert_true(table_next(&made.table, &more, &error));
	assert_false(more);
	close_made(&made);
	open_made(&made, "Org code,x\n1,2\n");
	assert_false(table_find_heading(&made.table, layouts, &layout, &error));
	assert_non_null(strstr(error.message, "no column is called \"Total\""));
	close_made(&made);
}

/* As it stands there, whatever was read since. */
static void a_row_can_be_refused_when_all_were_read(void **state)
{
	struct made made;
	struct error error;
	size_t layout;
	bool more = true;

	(void)state;
	open_made(&made, "Org code,Total\n\"a\nb\",1\nRF4,2\nRF5,3\n");
	assert_true(table_find_heading(&made.table, layouts, &layout, &error));
	while (more)
		assert_true(table_next(&made.table, &more, &error));
	assert_false(table_fail_at(&made.table, 4, 1, &error, "is %d", 2));
	assert_string_equal(error.message, "line 4, column 2 (Total), byte 27: is 2");
	assert_false(table_fail_at(&made.table, 2, 0, &error, "no"));
	assert_string_equal(error.message, "line 2, column 1 (Org code), byte 15: no");
	close_made(&made);
}

static void delimiters_are_told_from_the_first_rows(void **state)
{
	static const char *const texts[] = {"Org code,Total\n\"a;b;c\",2\n",
		"Org code;Total\nab;2\n", "Org code\tTotal\nab\t2\n",
		"Org code\xC2\xACTotal\nab, c\xC2\xAC"
		"2\n"};

	(void)state;
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
		struct made made;
		struct error error;
		size_t layout;
		bool more;

		open_made(&made, texts[i]);
		assert_true(table_find_heading(&made.table, layouts, &layout, &error));
		assert_true(table_next(&made.table, &more, &error) && more);
		assert_string_equal(table_text(&made.table, 1), "2");
		close_made(&made);
		assert_true(table_head_has(texts[i], strlen(texts[i]), wants));
	}
}

static void numbers(const char *cell, enum table_form form, double expected, const char *why)
{
	struct made made;
	struct error error = {.message = ""};
	char text[100];
	const char *found;
	double value;
	size_t layout;
	bool more, read;

	snprintf(text, sizeof text, "Org code,Total\nRF4,\"%s\"\n", cell);
	open_made(&made, text);
	assert_true(table_find_heading(&made.table, layouts, &layout, &error));
	assert_true(table_next(&made.table, &more, &error) && more);
	read = table_number(&made.table, 1, form, &value, &found, &error);
	if (read != (why == NULL || strchr(why, '!') == NULL))
		fail_msg("%s: %s", cell, error.message);
	if (read && why != NULL)
		assert_string_equal(found, why);
	else if (read && value != expected)
		fail_msg("%s: %g", cell, value);
	assert_true(isnan(value) == (!read || why != NULL));
	close_made(&made);
}

static void cells_are_read_as_people_write_them(void **state)
{
	(void)state;
	numbers("12", TABLE_COUNT, 12, NULL);
	numbers(" 17,712 ", TABLE_COUNT, 17712, NULL);
	numbers("1,234,567", TABLE_COUNT, 1234567, NULL);
	numbers("12.0", TABLE_COUNT, 12, NULL);
	numbers("12.5", TABLE_COUNT, 0, "!");
	numbers("12.5", TABLE_HALVES, 12.5, NULL);
	numbers("-1", TABLE_HALVES, 0, "!");
	numbers("-1", TABLE_DECIMAL, -1, NULL);
	numbers("80.00%", TABLE_DECIMAL, 80, NULL);
	numbers("0.33333333333333331", TABLE_DECIMAL, 0.3333333333333, NULL);
	numbers("1.23456789012345E-05", TABLE_DECIMAL, 0, "!");
	numbers("1,23", TABLE_COUNT, 0, "!");
	numbers("1234,567", TABLE_COUNT, 0, "!");
	numbers("1,2345", TABLE_COUNT, 0, "!");
	numbers(",123", TABLE_COUNT, 0, "!");
	numbers("1e5", TABLE_DECIMAL, 0, "!");
	numbers("0x10", TABLE_DECIMAL, 0, "!");
	numbers("nan", TABLE_DECIMAL, 0, "!");
	numbers("99999999999999", TABLE_COUNT, 0, "!");
	numbers("%", TABLE_DECIMAL, 0, "!");
	numbers("", TABLE_COUNT, 0, "not reported");
	numbers("-", TABLE_COUNT, 0, "not applicable");
	numbers("*", TABLE_COUNT, 0, "suppressed");
	numbers("N/A", TABLE_COUNT, 0, "not applicable");
}

/* A row of very many fields is no heading, and not compared field by field. */
static void a_heading_that_stands_twice_is_found_in_rows_of_a_size(void **state)
{
	struct table_nearness near;
	struct string_buffer head = {0};
	struct arena arena = {0};

	(void)state;
	string_buffer_add(&head, "Org code,ORG CODE,x\n");
	table_nearness(head.bytes, head.size, wants, &arena, &near);
	assert_string_equal(near.twice, "Org code");
	assert_string_equal(near.missing, wants[1].title);
	string_buffer_truncate(&head, 0);
	string_buffer_add(&head, "Org code,ORG CODE");
	for (int i = 0; i < 16000; i++)
		string_buffer_format(&head, ",%d", i % 10);
	string_buffer_add(&head, "\n");
	table_nearness(head.bytes, head.size, wants, &arena, &near);
	assert_true(near.share > 0 && near.twice == NULL);
	string_buffer_free(&head);
	arena_free(&arena);
}

static void codes_of_words_have_no_gaps_at_their_ends(void **state)
{
	char code[12];

	(void)state;
	code_of_words(" Head & Neck (a) ", code, sizeof code);
	assert_string_equal(code, "HEAD_NECK_A");
	code_of_words("Upper Gastrointestinal", code, sizeof code);
	assert_string_equal(code, "UPPER_GAST");
	code_of_words("\xC3\xA9", code, sizeof code);
	assert_string_equal(code, "");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(words_are_whole_and_may_be_unwanted),
		cmocka_unit_test(a_heading_stands_anywhere_in_any_case),
		cmocka_unit_test(a_row_can_be_refused_when_all_were_read),
		cmocka_unit_test(delimiters_are_told_from_the_first_rows),
		cmocka_unit_test(cells_are_read_as_people_write_them),
		cmocka_unit_test(a_heading_that_stands_twice_is_found_in_rows_of_a_size),
		cmocka_unit_test(codes_of_words_have_no_gaps_at_their_ends),
	};

	return cmocka_run_group_tests_name("import/table", tests, NULL, NULL);
}
