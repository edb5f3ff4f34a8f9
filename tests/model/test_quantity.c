/* The short form of every shape of figure the collection holds, bounds as printed, and units that
 * convert. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <float.h>
#include <math.h>
#include <string.h>

#include "model/quantity.h"

static void figures_for_a_narrow_column(void **state)
{
	static const struct {
		struct quantity quantity;
		const char *expected;
	} cases[] = {
		{{.printed = "11,500 SCANS",
			 .low = 11500,
			 .high = 11500,
			 .bound = BOUND_OVER,
			 .qualifier = "more than",
			 .unit = "scans/year"},
			"11,500"},
		{{.printed = "more than 11,500",
			 .low = 11500,
			 .high = 11500,
			 .bound = BOUND_OVER,
			 .qualifier = "More than"},
			"> 11,500"},
		{{.printed = "4.5 weeks", .low = 4.5, .high = 4.5, .unit = "weeks"}, "4.5 weeks"},
		{{.printed = "under 2 weeks",
			 .low = 2,
			 .high = 2,
			 .bound = BOUND_UNDER,
			 .qualifier = "under",
			 .unit = "weeks"},
			"< 2 weeks"},
		{{.printed = "30-40%", .low = 30, .high = 40, .unit = "%"}, "30–40 %"},
		{{.printed = "1-2 days", .low = 1, .high = 2, .unit = "days"}, "1–2 days"},
		{{.printed = "around 97%",
			 .low = 97,
			 .high = 97,
			 .bound = BOUND_ABOUT,
			 .qualifier = "around",
			 .unit = "%"},
			"~97 %"},
		{{.printed = "£1.5m within 16 weeks", .low = 1.5e6, .high = 1.5e6, .unit = "GBP"},
			"£1.5m"},
		{{.printed = "£2k a month",
			 .low = 2000,
			 .high = 2000,
			 .unit = "GBP/month",
			 .bound = BOUND_ABOUT},
			"~£2k a month"},
		{{.printed = "£275 million", .low = 275e6, .high = 275e6, .unit = "GBP/year"},
			"£275m a year"},
		{{.printed = "£664", .low = 664, .high = 664, .unit = "GBP"}, "£664"},
		{{.printed = "£1,234,567", .low = 1234567, .high = 1234567, .unit = "GBP"},
			"£1,234,567"},
		{{.printed = "£1.2bn", .low = 1.2e9, .high = 1.2e9, .unit = "GBP"}, "£1.2bn"},
		{{.printed = "£1m to £2m", .low = 1e6, .high = 2e6, .unit = "GBP"}, "£1m–£2m"},
		{{.printed = "One in every 2,500 babies",
			 .low = 0.0004,
			 .high = 0.0004,
			 .unit = "ratio"},
			"1 in 2,500"},
		{{.printed = "one", .low = 1, .high = 1, .unit = "ratio"}, "1"},
		{{.printed = "0.4", .low = 0.4, .high = 0.4, .unit = "fraction"}, "0.4"},
		{{.printed = "about two-thirds",
			 .low = 0.6667,
			 .high = 0.6667,
			 .words = "two-thirds",
			 .unit = "fraction",
			 .bound = BOUND_ABOUT},
			"two-thirds"},
		{{.printed = "no capacity to provide",
			 .low = 0,
			 .high = 0,
			 .words = "no capacity",
			 .basis = "words"},
			"no capacity"},
		{{.printed = "very high", .low = NAN, .high = NAN}, "very high"},
		{{.printed = "up to 2,300 per month",
			 .low = 2300,
			 .high = 2300,
			 .bound = BOUND_UP_TO,
			 .unit = "patients/month"},
			"≤ 2,300"},
		{{.printed = "at least 5", .low = 5, .high = 5, .bound = BOUND_AT_LEAST}, "≥ 5"},
		{{.printed = "up to 5", .low = NAN, .high = 5, .bound = BOUND_UP_TO}, "≤ 5"},
		{{.printed = "one night", .low = 1, .high = 1, .unit = "nights"}, "1 night"},
		{{.printed = "0.5mm", .low = 0.5, .high = 0.5, .unit = "mm"}, "0.5 mm"},
		{{.printed = "9 to 5", .low = 9, .high = 17, .unit = "clock time"}, "09:00–17:00"},
		{{.printed = "-5 to -3", .low = -5, .high = -3, .unit = "%"}, "−5 to −3 %"},
		{{.printed = "5 working days", .low = 5, .high = 5, .unit = "working days"},
			"5 working days"},
	};
	char buffer[100];

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		quantity_format(&cases[i].quantity, buffer, sizeof buffer);
		assert_string_equal(buffer, cases[i].expected);
	}
}

static void numbers_keep_their_digits(void **state)
{
	static const struct {
		double number;
		const char *expected;
	} cases[] = {{1234567.5, "1,234,567.5"}, {0, "0"}, {-0.0, "0"}, {-0.0000001, "0"},
		{999, "999"}, {1000, "1,000"}, {-1000, "−1,000"}, {0.0004, "0.0004"},
		{0.1234567, "0.123457"}, {100, "100"}, {1e15, "1,000,000,000,000,000"}, {NAN, "–"},
		{INFINITY, "–"}};
	char buffer[1000], small[4];

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		number_format(cases[i].number, buffer, sizeof buffer);
		assert_string_equal(buffer, cases[i].expected);
	}
	number_format(-DBL_MAX, buffer, sizeof buffer);
	assert_true(strlen(buffer) > 400);
	number_format(1234567, small, sizeof small);
	assert_string_equal(small, "1,2");
}

static void huge_figures_stay_in_the_buffer(void **state)
{
	struct quantity quantity = {.printed = "",
		.low = -DBL_MAX,
		.high = DBL_MAX,
		.unit = "GBP/a very long unit that nobody would expect to see in any table of this "
			"kind"};
	char buffer[30];

	(void)state;
	quantity_format(&quantity, buffer, sizeof buffer);
	assert_int_equal(strlen(buffer), sizeof buffer - 1);
	quantity.unit = "clock time";
	quantity_format(&quantity, buffer, sizeof buffer);
	assert_string_equal(buffer, "00:00 to 00:00");
}

static void bounds_belong_to_the_printed_words(void **state)
{
	struct quantity quantity = {.printed = "5,300 SCANS PER YEAR IN 2004",
		.qualifier = "around",
		.bound = BOUND_ABOUT};

	(void)state;
	assert_int_equal(quantity_printed_bound(&quantity), BOUND_EXACT);
	quantity.printed = "AROUND 5,300";
	assert_int_equal(quantity_printed_bound(&quantity), BOUND_ABOUT);
	quantity.qualifier = NULL;
	quantity.printed = "5,300";
	assert_int_equal(quantity_printed_bound(&quantity), BOUND_ABOUT);
}

static bool comparable(const char *a, const char *b)
{
	struct quantity left = {.low = 1, .high = 1, .unit = a},
			right = {.low = 1, .high = 1, .unit = b};

	return quantity_comparable(&left, &right) && quantity_comparable(&right, &left);
}

static void units_that_convert(void **state)
{
	struct quantity words = {.low = 0, .high = 0, .basis = "words"},
			none = {.low = NAN, .high = NAN};
	struct quantity mean = {.low = 1, .high = 1, .statistic = "mean"},
			median = {.low = 1, .high = 1, .statistic = "median"};

	(void)state;
	assert_true(comparable("days", "weeks"));
	assert_true(comparable("hour", "weeks"));
	assert_true(comparable("years", "year"));
	assert_true(comparable(NULL, NULL));
	assert_true(comparable("scans/year", "scans/year"));
	assert_false(comparable("days", "months"));
	assert_false(comparable("days", "working days"));
	assert_false(comparable("clock time", "clock time"));
	assert_false(comparable("GBP", "GBP/year"));
	assert_false(comparable(NULL, "days"));
	assert_false(quantity_comparable(&words, &words));
	assert_false(quantity_comparable(&none, &none));
	assert_false(quantity_comparable(&mean, &median));
	assert_true(quantity_comparable(&mean, &mean));
	assert_true(quantity_unit_days("week") == 7 && quantity_unit_days("years") == 0 &&
		    quantity_unit_days(NULL) == 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(figures_for_a_narrow_column),
		cmocka_unit_test(numbers_keep_their_digits),
		cmocka_unit_test(huge_figures_stay_in_the_buffer),
		cmocka_unit_test(bounds_belong_to_the_printed_words),
		cmocka_unit_test(units_that_convert),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
