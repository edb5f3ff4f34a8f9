/* Every precision in a narrow column, strict parsing, and the order of a timeline. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <string.h>

#include "model/date.h"

static struct date make(const char *precision, const char *start, const char *end)
{
	struct date date = {0};

	assert_true(date_precision_parse(precision, &date.precision));
	if (start != NULL)
		assert_true(calendar_date_parse(start, &date.start));
	if (end != NULL)
		assert_true(calendar_date_parse(end, &date.end));
	return date;
}

static size_t characters(const char *text)
{
	size_t count = 0;

	for (; *text; text++)
		count += ((unsigned char)*text & 0xC0) != 0x80;
	return count;
}

static void every_precision_has_its_words(void **state)
{
	static const struct {
		const char *precision, *start, *end, *printed, *note, *expected;
	} cases[] = {
		{"undated", NULL, NULL, "launched", NULL, "undated"},
		{"", NULL, NULL, NULL, NULL, "undated"},
		{"day", "2020-03-09", NULL, NULL, NULL, "9 Mar 2020"},
		{"day", "2020-12-31", NULL, NULL, "guessed", "31 Dec 2020?"},
		{"month", "2020-03", NULL, NULL, NULL, "Mar 2020"},
		{"year", "2004", NULL, NULL, NULL, "2004"},
		{"year", "2018", NULL, NULL, "inferred", "2018?"},
		{"year", "2018-04-01", NULL, NULL, NULL, "2018"},
		{"month", "2018-04-01", NULL, NULL, NULL, "Apr 2018"},
		{"year-span", "2016", NULL, NULL, NULL, "2016"},
		{"year-start", "2020", NULL, NULL, NULL, "start 2020"},
		{"year-range", "2016", "2017", NULL, NULL, "2016–2017"},
		{"year-open-end", "2003", NULL, NULL, NULL, "from 2003"},
		{"year-deadline", "2020", NULL, NULL, NULL, "by 2020"},
		{"year-deadline", NULL, "2020", NULL, NULL, "by 2020"},
		{"before-year", NULL, "2004", NULL, NULL, "before 2004"},
		{"before-year", NULL, "2004", NULL, "x", "before 2004?"},
		{"month-open-end", "2017-03", NULL, NULL, NULL, "Mar 2017 on"},
		{"month-open-end", "2017-03", NULL, NULL, "x", "Mar 2017 on?"},
		{"fiscal-year", "2015", "2016", NULL, NULL, "2015/16"},
		{"fiscal-year", "1999", "2000", NULL, NULL, "1999/00"},
		{"fiscal-year-deadline", "2020", "2021", NULL, NULL, "by 2020/21"},
		{"fiscal-year-deadline", NULL, "2021", NULL, NULL, "by 2020/21"},
		{"season-of-year", "2017", "2017", "Over the winter period in 2017", NULL,
			"winter 2017"},
		{"season-of-year", "2017", NULL, "AUTUMN 2017", "x", "autumn 2017?"},
		{"season-of-year", "2017", NULL, NULL, NULL, "2017"},
		{"derived-year", "2013", NULL, "four-year partnership", NULL, "2013?"},
		{"derived-range", "1973", "2018", "45 years", "2018 - 45", "1973–2018?"},
		{"relative-span", "2019-03", "2020-03", "over the last 12 months", "x",
			"to Mar 2020"},
		{"relative-span", "2004", NULL, "more than 15 years", NULL, "from 2004"},
		{"relative-span", NULL, NULL, "first year of service", NULL, "undated"},
		{"relative-duration", NULL, NULL, "in five weeks", NULL, "undated"},
		{"relative-year", "2019", NULL, "12 months before", NULL, "2019"},
		{"open-range", "2020-03", NULL, "since March 2020", NULL, "Mar 2020 on"},
		{"open-range", NULL, "2020", NULL, NULL, "to 2020"},
		{"open-range", NULL, NULL, "since then", NULL, "undated"},
		{"to-date", NULL, NULL, "so far", NULL, "to date"},
		{"to-date", NULL, "2018", "to date", NULL, "to 2018"},
		{"recurring-year", NULL, NULL, "a year", NULL, "each year"},
		{"recurring-month", NULL, NULL, "a month", NULL, "each month"},
		{"recurring-day", NULL, NULL, "a day", NULL, "each day"},
		{"present", NULL, NULL, "currently", NULL, "at the time"},
		{"present", "2020-03-09", NULL, "currently", NULL, "9 Mar 2020"},
		{"era", NULL, NULL, "The pandemic", NULL, "The pandemic"},
		{"era", NULL, NULL, "the years of the pandemic", NULL, "undated"},
		{"future-undated", NULL, NULL, "plans for the future", NULL, "in future"},
		{"future-span", NULL, NULL, "over the next 10 years", NULL, "in future"},
		{"future-span", "2018", "2028", "over the next 10 years", NULL, "to 2028"},
	};
	bool seen[DATE_PRECISION_COUNT] = {false};
	char buffer[40];

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct date date = make(cases[i].precision, cases[i].start, cases[i].end);

		date.printed = cases[i].printed;
		date.note = cases[i].note;
		date_format(&date, buffer, sizeof buffer);
		assert_string_equal(buffer, cases[i].expected);
		assert_true(characters(buffer) <= 12);
		seen[date.precision] = true;
	}
	for (int i = 0; i < DATE_PRECISION_COUNT; i++)
		assert_true(seen[i]);
}

/* Whatever a hostile file put together: at most 12 cells, and never past the buffer. */
static void any_combination_fits(void **state)
{
	static const char *const ends[] = {
		NULL, "1", "9999-12-31", "2020-11-30", "2020-11", "2020"};
	char buffer[40], small[5];

	(void)state;
	for (int precision = 0; precision < DATE_PRECISION_COUNT; precision++) {
		for (size_t pair = 0; pair < 36; pair++) {
			struct date date = {.precision = (enum date_precision)precision,
				.printed = "Winter and autumn",
				.note = "x"};

			if (ends[pair / 6] != NULL)
				calendar_date_parse(ends[pair / 6], &date.start);
			if (ends[pair % 6] != NULL)
				calendar_date_parse(ends[pair % 6], &date.end);
			date_format(&date, buffer, sizeof buffer);
			assert_true(*buffer != '\0' && characters(buffer) <= 12);
			date_format(&date, small, sizeof small);
			assert_true(strlen(small) < sizeof small);
		}
	}
}

static void calendar_dates_are_strict(void **state)
{
	static const char *const bad[] = {"", "204", "20044", "2004-", "2004-13", "2004-00",
		"2004-1", "2004-01-32", "2004-01-1", "2003-02-29", "1900-02-29", "2004-02-30",
		"2004/02/01", "0000", "-004", "2004-02-01 ", " 2004", "20x4", "２００４",
		"2004-0２", "2004-01-01T"};
	struct calendar_date date;

	(void)state;
	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
		assert_false(calendar_date_parse(bad[i], &date));
	assert_true(calendar_date_parse("2000-02-29", &date));
	assert_int_equal(date.day, 29);
	assert_true(calendar_date_parse("2004-12", &date));
	assert_int_equal(date.day, 0);
	assert_int_equal(date.month, 12);
}

static void precision_names_are_checked(void **state)
{
	enum date_precision precision;

	(void)state;
	assert_true(date_precision_parse(NULL, &precision));
	assert_int_equal(precision, DATE_UNDATED);
	assert_false(date_precision_parse("Year", &precision));
	assert_false(date_precision_parse("years", &precision));
	for (int i = 0; i < DATE_PRECISION_COUNT; i++) {
		assert_true(date_precision_parse(date_precision_names[i], &precision));
		assert_int_equal(precision, i);
	}
	assert_null(date_precision_names[DATE_PRECISION_COUNT]);
}

static void timeline_order_is_by_the_earliest_day(void **state)
{
	struct date order[] = {make("year", "1947", NULL), make("before-year", NULL, "2004"),
		make("year", "2004", NULL), make("year", "2018", NULL),
		make("relative-span", "2019-03", "2020-03"), make("month", "2020-02", NULL),
		make("day", "2020-03-09", NULL), make("fiscal-year-deadline", NULL, "2021"),
		make("future-span", NULL, NULL)};
	size_t count = sizeof order / sizeof *order;
	struct date undated = {0};

	(void)state;
	for (size_t i = 0; i < count; i++) {
		for (size_t k = 0; k < count; k++) {
			int sign = date_compare(&order[i], &order[k]);

			assert_int_equal(sign < 0, i < k);
			assert_int_equal(sign > 0, i > k);
		}
	}
	assert_int_equal(date_compare(&order[count - 1], &undated), 0);
	undated.start.year = 1900; /* a date without a precision is none */
	assert_true(date_compare(&order[0], &undated) < 0);
}

static void years_covered(void **state)
{
	struct date since = make("year-open-end", "2003", NULL),
		    before = make("before-year", NULL, "2004");
	struct date fiscal = make("fiscal-year", "2015", "2016"),
		    backwards = make("year-range", "2017", "2016");
	struct date recurring = make("recurring-year", NULL, NULL);
	int first, last;

	(void)state;
	assert_true(date_years(&since, &first, &last));
	assert_true(first == 2003 && last == 2003);
	assert_true(date_years(&before, &first, &last));
	assert_true(first == 2003 && last == 2003);
	assert_true(date_years(&fiscal, &first, &last));
	assert_true(first == 2015 && last == 2016);
	assert_true(date_years(&backwards, &first, &last));
	assert_true(first == 2017 && last == 2017);
	assert_false(date_years(&recurring, &first, &last));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_precision_has_its_words),
		cmocka_unit_test(any_combination_fits),
		cmocka_unit_test(calendar_dates_are_strict),
		cmocka_unit_test(precision_names_are_checked),
		cmocka_unit_test(timeline_order_is_by_the_earliest_day),
		cmocka_unit_test(years_covered),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
