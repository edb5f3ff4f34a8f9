/* Changes as SCREENS.md and DESIGN.md show them, and every kind of bound on either side. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <float.h>
#include <math.h>
#include <string.h>

#include "analysis/change.h"

static struct quantity range(double low, double high, const char *unit)
{
	return (struct quantity){.printed = "", .low = low, .high = high, .unit = unit};
}

static struct quantity bounded(enum bound bound, double number, const char *unit)
{
	struct quantity out = range(number, number, unit);

	out.bound = bound;
	return out;
}

static void expect(
	struct quantity earlier, struct quantity later, const char *expected, const char *brief)
{
	char buffer[200];

	change_format(&earlier, &later, false, buffer, sizeof buffer);
	assert_string_equal(buffer, expected);
	change_format(&earlier, &later, true, buffer, sizeof buffer);
	assert_string_equal(buffer, brief);
}

static void the_six_pairs_of_the_collection(void **state)
{
	struct quantity scans = {.printed = "5,300 SCANS PER YEAR",
		.qualifier = "around",
		.low = 5300,
		.high = 5300,
		.bound = BOUND_ABOUT,
		.unit = "scans/year"};
	struct quantity more = {.printed = "11,500 SCANS PER YEAR",
		.qualifier = "more than",
		.low = 11500,
		.high = 11500,
		.bound = BOUND_OVER,
		.unit = "scans/year"};

	(void)state;
	expect(scans, more, "+117 %", "+117 %");
	expect(range(4.5, 4.5, "weeks"), bounded(BOUND_UNDER, 2, "weeks"),
		"over 2.5 weeks less, over 55 %", "over 55 % less");
	expect(range(84, 84, "days"), range(13, 13, "days"), "71 days less, 85 %", "85 % less");
	expect(range(30, 40, "%"), range(70, 70, "%"), "+30 to +40 points", "+30 to +40 points");
	expect(range(992, 992, "referrals"), range(438, 438, "referrals"), "554 fewer, 56 %",
		"56 % fewer");
	expect(range(2, 6, "weeks"), range(1, 2, "days"), "12 to 41 days less",
		"12 to 41 days less");
}

static void no_change_and_nothing_to_compare_with(void **state)
{
	(void)state;
	expect(range(5, 5, NULL), range(5, 5, NULL), "no change", "no change");
	expect(range(10, 15, "minutes"), range(10, 15, "minutes"), "no change", "no change");
	expect(range(14, 14, "days"), range(2, 2, "weeks"), "no change", "no change");
	expect(bounded(BOUND_ABOUT, 5, NULL), range(5, 5, NULL), "about the same",
		"about the same");
	expect(range(0, 0, NULL), range(11500, 11500, NULL), "11,500 more", "11,500 more");
	expect(range(0, 0, NULL), range(0, 0, NULL), "no change", "no change");
	expect(range(-5, -5, NULL), range(5, 5, NULL), "10 more", "10 more");
	expect(range(5, 5, "days"), range(5, 5, "patients"), "", "");
	expect(range(NAN, NAN, "days"), range(5, 5, "days"), "", "");
}

static void names_of_the_change(void **state)
{
	(void)state;
	expect(range(12, 12, "%"), range(13, 13, "%"), "+1 point", "+1 point");
	expect(range(13, 13, "%"), range(10.5, 10.5, "%"), "−2.5 points", "−2.5 points");
	expect(range(50, 60, "%"), range(40, 45, "%"), "−20 to −5 points", "−20 to −5 points");
	expect(range(50, 60, "%"), range(55, 70, "%"), "−5 to +20 points", "−5 to +20 points");
	expect(range(0.25, 0.25, "fraction"), range(0.5, 0.5, "fraction"), "+25 points",
		"+25 points");
	expect(range(2e6, 2e6, "GBP"), range(1e6, 1e6, "GBP"), "£1m less, 50 %", "50 % less");
	expect(range(1e6, 1e6, "GBP"), range(1.5e6, 1.5e6, "GBP"), "+50 %", "+50 %");
	expect(range(10, 10, "days"), range(13, 13, "days"), "3 days more, 30 %", "30 % more");
	expect(range(2, 2, "days"), range(1, 1, "days"), "1 day less, 50 %", "50 % less");
	expect(range(100, 120, NULL), range(50, 60, NULL), "40 to 70 fewer", "40 to 70 fewer");
	expect(range(100, 120, NULL), range(110, 115, NULL), "10 fewer to 15 more",
		"10 fewer to 15 more");
	expect(range(2, 6, "weeks"), range(1, 2, "weeks"), "up to 5 weeks less",
		"up to 5 weeks less");
	expect(range(1000, 1000, NULL), range(0, 0, NULL), "1,000 fewer, 100 %", "100 % fewer");
	expect(range(1000, 1000, NULL), range(1, 1, NULL), "999 fewer, 99.9 %", "99.9 % fewer");
	expect(range(100000, 100000, NULL), range(99990, 99990, NULL), "10 fewer", "10 fewer");
	expect(range(10, 10, "days"), range(1, 1, "weeks"), "0.43 weeks less, 30 %", "30 % less");
}

static void bounds_give_bounds(void **state)
{
	(void)state;
	/* the later side */
	expect(range(100, 100, NULL), bounded(BOUND_OVER, 150, NULL), "over 50 % more",
		"over 50 % more");
	expect(range(100, 100, NULL), bounded(BOUND_AT_LEAST, 150, NULL), "at least 50 % more",
		"at least 50 % more");
	expect(range(90, 90, NULL), bounded(BOUND_UNDER, 40, NULL), "over 50 fewer, over 55 %",
		"over 55 % fewer");
	expect(range(90, 90, NULL), bounded(BOUND_UP_TO, 40, NULL),
		"at least 50 fewer, at least 55 %", "at least 55 % fewer");
	expect(range(100, 100, NULL), bounded(BOUND_ABOUT, 150, NULL), "about +50 %",
		"about +50 %");
	expect(range(100, 100, NULL), bounded(BOUND_ABOUT, 50, NULL), "about 50 fewer, 50 %",
		"about 50 % fewer");
	/* the earlier side */
	expect(bounded(BOUND_OVER, 100, NULL), range(40, 40, NULL), "over 60 fewer, over 60 %",
		"over 60 % fewer");
	expect(bounded(BOUND_AT_LEAST, 100, NULL), range(40, 40, NULL),
		"at least 60 fewer, at least 60 %", "at least 60 % fewer");
	expect(bounded(BOUND_UNDER, 100, NULL), range(150, 150, NULL), "over 50 % more",
		"over 50 % more");
	expect(bounded(BOUND_UP_TO, 100, NULL), range(150, 150, NULL), "at least 50 % more",
		"at least 50 % more");
	expect(bounded(BOUND_ABOUT, 10, NULL), bounded(BOUND_UNDER, 5, NULL),
		"over about 5 fewer, over about 50 %", "over about 50 % fewer");
	/* both, and against the direction: nothing can be said */
	expect(bounded(BOUND_UNDER, 100, NULL), bounded(BOUND_OVER, 150, NULL), "over 50 % more",
		"over 50 % more");
	expect(bounded(BOUND_OVER, 100, NULL), bounded(BOUND_OVER, 150, NULL), "", "");
	expect(bounded(BOUND_UNDER, 100, NULL), bounded(BOUND_UNDER, 50, NULL), "", "");
	expect(bounded(BOUND_OVER, 30, NULL), range(50, 50, NULL), "", "");
	expect(range(4.5, 4.5, "weeks"), bounded(BOUND_UNDER, 6, "weeks"), "", "");
	/* from the very number */
	expect(range(2, 2, "weeks"), bounded(BOUND_UNDER, 2, "weeks"), "less", "less");
	expect(range(2, 2, "weeks"), bounded(BOUND_UP_TO, 2, "weeks"), "no more than before",
		"no more than before");
	expect(range(20, 20, NULL), bounded(BOUND_OVER, 20, NULL), "more", "more");
	expect(range(20, 20, NULL), bounded(BOUND_AT_LEAST, 20, NULL), "no less than before",
		"no less than before");
	/* points and converted units */
	expect(range(50, 50, "%"), bounded(BOUND_OVER, 70, "%"), "over 20 points more",
		"over 20 points more");
	expect(range(50, 50, "%"), bounded(BOUND_UP_TO, 30, "%"), "at least 20 points less",
		"at least 20 points less");
	expect(range(10, 10, "days"), bounded(BOUND_UNDER, 1, "weeks"),
		"over 0.42 weeks less, over 30 %", "over 30 % less");
	expect(range(0, 0, NULL), bounded(BOUND_OVER, 5, NULL), "over 5 more", "over 5 more");
	expect(range(1000, 1000, NULL), bounded(BOUND_UNDER, 999, NULL), "over 1 fewer, over 0.1 %",
		"over 0.1 % fewer");
	expect(range(30, 40, NULL), bounded(BOUND_OVER, 60, NULL), "over 50 % more",
		"over 50 % more");
}

static void metrics_without_two_comparable_sides(void **state)
{
	struct quantity nine = range(9, 17, "clock time"), eight = range(20, 20, "clock time"),
			ten = range(10, 10, NULL);
	struct metric metric = {.values = {[ROLE_BEFORE] = &nine, [ROLE_AFTER] = &eight}};
	const struct quantity *earlier = NULL, *later = NULL;

	(void)state;
	assert_false(change_sides(&metric, &earlier, &later));
	metric.values[ROLE_VALUE] = metric.values[ROLE_COMPARATOR] = &ten;
	assert_true(change_sides(&metric, &earlier, &later));
	assert_ptr_equal(earlier, &ten);
	metric = (struct metric){.values = {[ROLE_VALUE] = &ten, [ROLE_TARGET] = &ten}};
	assert_false(change_sides(&metric, &earlier, &later));
}

static void bars(struct quantity earlier, struct quantity later, double expected[4])
{
	struct change_bar out[2];

	assert_true(change_bars(&earlier, &later, out));
	assert_float_equal(out[0].certain, expected[0], 1e-9);
	assert_float_equal(out[0].possible, expected[1], 1e-9);
	assert_float_equal(out[1].certain, expected[2], 1e-9);
	assert_float_equal(out[1].possible, expected[3], 1e-9);
}

static void bars_share_one_scale(void **state)
{
	struct quantity a = range(1, 1, "days"), b = range(1, 1, "patients");
	struct change_bar out[2];

	(void)state;
	bars(range(5300, 5300, NULL), range(11500, 11500, NULL),
		(double[]){5300 / 11500.0, 5300 / 11500.0, 1, 1});
	bars(range(4.5, 4.5, "weeks"), bounded(BOUND_UNDER, 2, "weeks"),
		(double[]){1, 1, 0, 2 / 4.5});
	bars(range(30, 40, "%"), range(70, 70, "%"), (double[]){0.3, 0.4, 0.7, 0.7});
	bars(range(2, 6, "weeks"), range(1, 2, "days"),
		(double[]){14 / 42.0, 1, 1 / 42.0, 2 / 42.0});
	bars(range(50, 50, NULL), bounded(BOUND_OVER, 100, NULL),
		(double[]){50 / 105.0, 50 / 105.0, 100 / 105.0, 1});
	bars(range(50, 50, "%"), bounded(BOUND_OVER, 100, "%"), (double[]){0.5, 0.5, 1, 1});
	bars(range(0, 0, NULL), range(0, 0, NULL), (double[]){0, 0, 0, 0});
	bars(range(-5, -5, NULL), range(10, 10, NULL), (double[]){0, 0, 1, 1});
	assert_false(change_bars(&a, &b, out));
}

static void hostile_numbers_stay_in_the_buffer(void **state)
{
	struct quantity low = range(-DBL_MAX, -DBL_MAX, "%"), high = range(DBL_MAX, DBL_MAX, "%");
	char buffer[20];

	(void)state;
	change_format(&low, &high, false, buffer, sizeof buffer);
	assert_true(strlen(buffer) < sizeof buffer);
	low.unit = high.unit = "days";
	change_format(&high, &low, true, buffer, sizeof buffer);
	assert_true(strlen(buffer) < sizeof buffer);
}

static void evidence_words(void **state)
{
	struct quantity before = range(1, 1, NULL), after = range(2, 2, NULL);
	struct metric metric = {.values = {[ROLE_BEFORE] = &before, [ROLE_AFTER] = &after},
		.claimed_by_party = true};
	struct evidence evidence = change_evidence(&metric);

	(void)state;
	assert_false(evidence.dated || evidence.comparator || evidence.repeated);
	assert_true(evidence.baseline && evidence.by_party);
	after.period = (struct date){.precision = DATE_YEAR, .start = {2018, 0, 0}};
	metric.repeated_by = "Northumbria";
	evidence = change_evidence(&metric);
	assert_true(evidence.dated && evidence.repeated);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_six_pairs_of_the_collection),
		cmocka_unit_test(no_change_and_nothing_to_compare_with),
		cmocka_unit_test(names_of_the_change),
		cmocka_unit_test(bounds_give_bounds),
		cmocka_unit_test(metrics_without_two_comparable_sides),
		cmocka_unit_test(bars_share_one_scale),
		cmocka_unit_test(hostile_numbers_stay_in_the_buffer),
		cmocka_unit_test(evidence_words),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
