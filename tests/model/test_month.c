/* Months as numbers, and as the files write them. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "model/month.h"

static void numbers_follow_one_another(void **state)
{
	(void)state;
	assert_int_equal(month_of(2025, 1), month_of(2024, 12) + 1);
	assert_int_equal(month_year(month_of(2024, 12)), 2024);
	assert_int_equal(month_in_year(month_of(2024, 12)), 12);
	assert_int_equal(month_days(month_of(2024, 2)), 29);
	assert_int_equal(month_days(month_of(2100, 2)), 28);
	assert_int_equal(month_days(month_of(2025, 4)), 30);
	assert_int_equal(month_financial_year(month_of(2025, 3)), 2024);
	assert_int_equal(month_financial_year(month_of(2025, 4)), 2025);
}

static void only_a_month_or_a_day_is_parsed(void **state)
{
	static const char *const wrong[] = {"", "2025", "2025-4", "2025-13", "2025-00", "2025/04",
		"2025-04-1", "2025-04-0x", "x025-04", "2025-04-011", " 2025-04", "0000-01"};

	(void)state;
	assert_int_equal(month_parse("2025-04"), month_of(2025, 4));
	assert_int_equal(month_parse("2025-04-30"), month_of(2025, 4));
	for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
		assert_int_equal(month_parse(wrong[i]), MONTH_NONE);
}

static void what_files_call_a_month_is_found(void **state)
{
	static const struct {
		const char *text;
		int year, month;
	} cases[] = {
		{"RTT-April-2024", 2024, 4},
		{"MSitAE-APRIL-2021", 2021, 4},
		{"DM01-MAY-2026", 2026, 5},
		{"June 2025", 2025, 6},
		{"APR25", 2025, 4},
		{"Apr-24", 2024, 4},
		{"Sept 24", 2024, 9},
		{"March 98", 1998, 3},
		{"01/10/2024", 2024, 10},
		{"1.4.2007", 2007, 4},
		{"31-12-2024", 2024, 12},
		{"20240430", 2024, 4},
		{"2025-04", 2025, 4},
		{"2025-04-01", 2025, 4},
		{"2025-04-01 00:00:00", 2025, 4},
		{"April 30, 2024", 2024, 4},
		{"30 April 2024", 2024, 4},
		{"Full-CSV-data-file-Apr24-ZIP-4M-revised-2.zip", 2024, 4},
		{"Full-CSV-data-file-Mar20-ZIP-2995K-73640.zip", 2020, 3},
		{"20260131-RTT-January-2026-full-extract.csv", 2026, 1},
		{"18wksRTT - Monthly EXTRACTS - Jan17 revised.csv", 2017, 1},
		{"April-2021-revised-120522-ABC456.csv", 2021, 4},
		{"Monthly-AE-Nov-25-CSV-revised.csv", 2025, 11},
		{"Monthly-Diagnostics-Web-File-Provider-June-2025_45KNG.csv", 2025, 6},
		{"2025-02_February-2025-AE-by-provider-WLBzp-revised.csv", 2025, 2},
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		if (month_find(cases[i].text) != month_of(cases[i].year, cases[i].month))
			fail_msg("%s: %d", cases[i].text, month_find(cases[i].text));
}

static void what_is_no_month_or_two_is_none(void **state)
{
	static const char *const texts[] = {"", "Mayfield 2020", "Dismay 2020", "2010/11",
		"CWT-CRS-Oct-2024-to-Mar-2025-Data-Extract-Provider.csv", "120522", "2024", "May",
		"May 123", "32/01/2024", "01/13/2024", "20241301", "202404301", "Marchers 2020",
		"2024-04-99", "April 2024 and 2024-05", "1/1/1", "April 1066"};

	(void)state;
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
		if (month_find(texts[i]) != MONTH_NONE)
			fail_msg("%s: %d", texts[i], month_find(texts[i]));
}

static void a_month_is_printed_in_three_ways(void **state)
{
	char iso[8], words[9], brief[7];

	(void)state;
	month_print(month_of(2025, 4), iso);
	month_format(month_of(2025, 4), words);
	month_brief(month_of(2007, 12), brief);
	assert_string_equal(iso, "2025-04");
	assert_string_equal(words, "Apr 2025");
	assert_string_equal(brief, "Dec 07");
	month_print(MONTH_NONE, iso);
	assert_string_equal(iso, "");
	month_format(INT32_MAX, words); /* of a damaged file: any, but within the buffer */
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(numbers_follow_one_another),
		cmocka_unit_test(only_a_month_or_a_day_is_parsed),
		cmocka_unit_test(what_files_call_a_month_is_found),
		cmocka_unit_test(what_is_no_month_or_two_is_none),
		cmocka_unit_test(a_month_is_printed_in_three_ways),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
