/* What holds for every control chart, and the ends of the rules. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <math.h>
#include <string.h>

#include "analysis/xmr.h"
#include "support/random.h"

enum { COUNT = 60, MANY = 10000 };

static struct arena arena;

static struct xmr chart(const double *values, size_t count, enum xmr_direction direction)
{
	struct xmr_series series = {.values = values, .count = count};
	struct xmr_options options = xmr_options_for(XMR_RULES_NHSR);
	struct xmr out;
	struct error error;

	options.direction = direction;
	assert_true(xmr_compute(&arena, &series, &options, &out, &error));
	return out;
}

static int empty(void **state)
{
	(void)state;
	arena_free(&arena);
	return 0;
}

/* A series with signals of all kinds in it, every fourth run with gaps. */
static void fill(uint64_t *random, double *values, size_t count)
{
	bool gaps = random_next(random) % 4 == 0;

	random_series(random, 0.7, values, count);
	for (size_t i = 0; gaps && i < count; i++)
		if (random_next(random) % 10 == 0)
			values[i] = NAN;
}

static void assert_same_number(double a, double b, double tolerance)
{
	assert_int_equal(isnan(a), isnan(b));
	assert_true(isnan(a) || fabs(a - b) <= tolerance * fmax(1, fabs(b)));
}

static void scaling_and_shifting_change_no_signal(void **state)
{
	uint64_t random = 1;
	double values[COUNT], scaled[COUNT];

	(void)state;
	for (int run = 0; run < 200; run++) {
		struct xmr a, b;

		fill(&random, values, COUNT);
		for (size_t i = 0; i < COUNT; i++)
			scaled[i] = 8 * values[i] + 1024;
		a = chart(values, COUNT, XMR_INCREASE);
		b = chart(scaled, COUNT, XMR_INCREASE);
		assert_memory_equal(a.counts, b.counts, sizeof a.counts);
		assert_int_equal(a.variation, b.variation);
		for (size_t i = 0; i < COUNT; i++) {
			assert_int_equal(a.points[i].rules, b.points[i].rules);
			assert_int_equal(a.points[i].point_type, b.points[i].point_type);
			assert_same_number(8 * a.points[i].upl + 1024, b.points[i].upl, 1e-12);
			assert_same_number(8 * a.points[i].lpl + 1024, b.points[i].lpl, 1e-12);
		}
	}
}

static const enum xmr_type mirrored[XMR_TYPE_COUNT] = {XMR_COMMON_CAUSE, XMR_BELOW_LCL,
	XMR_ABOVE_UCL, XMR_TREND_DECREASING, XMR_TREND_INCREASING, XMR_TWO_IN_THREE_BELOW,
	XMR_TWO_IN_THREE_ABOVE, XMR_SEVEN_BELOW, XMR_SEVEN_ABOVE};

static unsigned mirror_rules(unsigned rules)
{
	unsigned out = 0;

	for (int type = 0; type < XMR_TYPE_COUNT; type++)
		if ((rules & 1u << type) != 0)
			out |= 1u << mirrored[type];
	return out;
}

static void upside_down_high_is_low_and_better_is_better(void **state)
{
	uint64_t random = 2;
	double values[COUNT], negated[COUNT];

	(void)state;
	for (int run = 0; run < 200; run++) {
		struct xmr a, b;

		fill(&random, values, COUNT);
		for (size_t i = 0; i < COUNT; i++)
			negated[i] = -values[i];
		a = chart(values, COUNT, XMR_INCREASE);
		b = chart(negated, COUNT, XMR_DECREASE);
		for (size_t i = 0; i < COUNT; i++) {
			assert_int_equal(mirrored[a.points[i].type], b.points[i].type);
			assert_int_equal(mirror_rules(a.points[i].rules), b.points[i].rules);
			assert_int_equal(a.points[i].point_type, b.points[i].point_type);
			assert_same_number(a.points[i].upl, -b.points[i].lpl, 1e-12);
		}
	}
}

/* Both MR of a month that is not there are dropped; the rest of the chart goes on. */
static void what_is_not_finite_is_missing(void **state)
{
	uint64_t random = 3;
	double values[COUNT], other[COUNT];
	struct xmr a, b;

	(void)state;
	random_series(&random, 0.5, values, COUNT);
	memcpy(other, values, sizeof other);
	values[10] = NAN;
	other[10] = -INFINITY;
	a = chart(values, COUNT, XMR_NEUTRAL);
	b = chart(other, COUNT, XMR_NEUTRAL);
	assert_int_equal(a.known, COUNT - 1);
	for (size_t i = 0; i < COUNT; i++) {
		assert_int_equal(a.points[i].rules, b.points[i].rules);
		assert_same_number(a.points[i].lpl, b.points[i].lpl, 0);
	}
	assert_true(isnan(b.points[10].value));
	assert_int_equal(b.points[10].outside_limits, XMR_NA);
	assert_int_equal(b.points[10].relative_to_mean, XMR_NA);
	assert_int_equal(b.points[10].close_to_limits, XMR_NA);
	assert_int_equal(b.points[10].type, XMR_COMMON_CAUSE);
}

/* 6 6 6 … of 0.1 sums to no multiple of 0.1: the mean must be 0.1 all the same. */
static void a_constant_series_equals_its_mean(void **state)
{
	static double values[MANY];
	struct xmr_series series = {.values = values, .count = MANY};
	struct xmr_options options = xmr_options_for(XMR_RULES_MDC);
	struct error error;
	struct xmr xmr;

	(void)state;
	for (size_t i = 0; i < MANY; i++)
		values[i] = 0.1;
	xmr = chart(values, MANY, XMR_INCREASE);
	assert_int_equal(xmr.counts[XMR_COMMON_CAUSE], MANY);
	assert_int_equal(xmr.points[5].relative_to_mean, 0);
	assert_true(isnan(xmr.points[5].upl)); /* every moving range is screened out: 0 < 0 */
	assert_int_equal(xmr.points[5].outside_limits, XMR_NA);
	assert_true(xmr_compute(&arena, &series, &options, &xmr, &error));
	assert_true(xmr.points[5].upl == 0.1 && xmr.points[5].lpl == 0.1);
	assert_int_equal(xmr.flagged, 0);
}

static void none_to_three_points(void **state)
{
	const double values[] = {1, 3, 2};

	(void)state;
	for (size_t count = 0; count <= 3; count++) {
		struct xmr xmr = chart(values, count, XMR_INCREASE);

		assert_int_equal(xmr.count, count);
		assert_int_equal(xmr.flagged, 0);
		assert_true(xmr.trial_limits);
		assert_int_equal(xmr.groups, count > 0);
		assert_int_equal(xmr.last, count > 0 ? count - 1 : 0);
		assert_int_equal(xmr.variation, XMR_VARIATION_COMMON_CAUSE);
	}
	assert_true(isnan(chart(values, 1, XMR_INCREASE).points[0].upl));
	assert_same_number(chart(values, 2, XMR_INCREASE).points[0].upl, 2 + 2.66 * 2, 1e-15);
	assert_same_number(chart(values, 3, XMR_INCREASE).points[0].upl, 2 + 2.66 * 1.5, 1e-15);
}

/* R stops here. Six known steps up and one unknown are no trend; seven known points beside it are.
 */
static void a_gap_in_a_rise_is_no_trend(void **state)
{
	const double values[] = {1, 2, 3, NAN, 5, 6, 7, 8, 9, 10, 11};
	struct xmr xmr = chart(values, 7, XMR_INCREASE);

	(void)state;
	for (size_t i = 0; i < 7; i++)
		assert_false(xmr.points[i].rules & 1u << XMR_TREND_INCREASING);
	xmr = chart(values, 11, XMR_INCREASE);
	for (size_t i = 0; i < 11; i++)
		assert_int_equal((xmr.points[i].rules & 1u << XMR_TREND_INCREASING) != 0, i > 3);
}

/* The shared top of a rise and a fall is in both, and is named by the later one. */
static void a_turning_point_is_in_both_trends(void **state)
{
	const double values[] = {0, 1, 2, 3, 4, 5, 6, 5, 4, 3, 2, 1, 0};
	struct xmr xmr = chart(values, 13, XMR_INCREASE);
	unsigned both = 1u << XMR_TREND_INCREASING | 1u << XMR_TREND_DECREASING;

	(void)state;
	assert_int_equal(xmr.points[6].rules & both, both);
	assert_int_equal(xmr.points[6].type, XMR_ABOVE_UCL);
	assert_int_equal(xmr.points[5].rules & both, 1u << XMR_TREND_INCREASING);
	assert_true(xmr_point_is_mixed(&xmr.points[6], XMR_INCREASE));
	assert_false(xmr_point_is_mixed(&xmr.points[6], XMR_NEUTRAL));
}

static struct xmr chart_by(const double *values, size_t count, const struct xmr_options *options)
{
	const struct xmr_series series = {.values = values, .count = count};
	struct error error;
	struct xmr out;

	assert_true(xmr_compute(&arena, &series, options, &out, &error));
	return out;
}

/* Rising and far below the mean, where lower is better: both at once. */
static void improvement_is_shown_by_the_rules_of_mdc_alone(void **state)
{
	double values[COUNT];
	struct xmr_options options = xmr_options_for(XMR_RULES_MDC);
	const struct xmr_point *point;
	struct xmr out;

	(void)state;
	for (size_t i = 0; i < COUNT; i++)
		values[i] = i < COUNT - 8 ? 100 + (double)(i % 2) : 40 + (double)i / 10;
	options.direction = XMR_DECREASE;
	out = chart_by(values, COUNT, &options);
	point = &out.points[COUNT - 1];
	assert_true(xmr_point_is_mixed(point, XMR_DECREASE));
	assert_int_equal(point->shown, XMR_POINT_IMPROVEMENT);
	assert_int_equal(out.variation, XMR_VARIATION_IMPROVEMENT_LOW);
	options.direction = XMR_INCREASE;
	assert_int_equal(
		chart_by(values, COUNT, &options).variation, XMR_VARIATION_IMPROVEMENT_HIGH);
	options.improvement_shown = false;
	out = chart_by(values, COUNT, &options);
	point = &out.points[COUNT - 1];
	assert_int_equal(point->shown, point->point_type);
	assert_false(xmr_options_for(XMR_RULES_NHSR).improvement_shown);
}

static void a_trend_is_of_seven_points_or_by_choice_of_six(void **state)
{
	const double values[] = {5, 1, 2, 3, 4, 5, 6, 5, 6, 5, 6, 5};
	const size_t count = sizeof values / sizeof *values;
	const struct xmr_series series = {.values = values, .count = count};
	const unsigned rising = 1u << XMR_TREND_INCREASING;
	struct xmr_options options = xmr_options_for(XMR_RULES_MDC);
	struct error error;
	struct xmr out;

	(void)state;
	assert_int_equal(options.trend, XMR_WINDOW);
	out = chart_by(values, count, &options);
	for (size_t i = 0; i < count; i++)
		assert_false(out.points[i].rules & rising);
	options.trend = XMR_TREND_SHORT;
	out = chart_by(values, count, &options);
	for (size_t i = 0; i < count; i++)
		assert_int_equal((out.points[i].rules & rising) != 0, i >= 1 && i <= 6);
	assert_string_equal(
		xmr_type_name(XMR_TREND_INCREASING, options.trend), "6 Point Trend (Increasing)");
	assert_string_equal(
		xmr_type_name(XMR_TREND_DECREASING, XMR_WINDOW), "7 Point Trend (Decreasing)");
	options.trend = 5;
	assert_false(xmr_compute(&arena, &series, &options, &out, &error));
}

static void groups_are_charts_of_their_own(void **state)
{
	uint64_t random = 4;
	double values[COUNT];
	bool rebase[COUNT] = {false};
	struct xmr_series series = {.values = values, .rebase = rebase, .count = COUNT};
	struct xmr_options options = xmr_options_for(XMR_RULES_NHSR);
	const size_t starts[] = {0, 20, 33, COUNT};
	struct error error;
	struct xmr whole;

	(void)state;
	fill(&random, values, COUNT);
	rebase[20] = rebase[33] = true;
	assert_true(xmr_compute(&arena, &series, &options, &whole, &error));
	assert_int_equal(whole.groups, 3);
	for (size_t g = 0; g < 3; g++) {
		struct xmr part = chart(values + starts[g], starts[g + 1] - starts[g], XMR_NEUTRAL);

		for (size_t i = 0; i < part.count; i++) {
			const struct xmr_point *point = &whole.points[starts[g] + i];

			assert_int_equal(point->rules, part.points[i].rules);
			assert_same_number(point->upl, part.points[i].upl, 0);
			assert_int_equal(point->rebase_group, g);
		}
	}
	rebase[0] = true; /* harmless */
	assert_true(xmr_compute(&arena, &series, &options, &whole, &error));
	assert_int_equal(whole.groups, 3);
	assert_int_equal(whole.points[0].rebase_group, 1);
}

static void a_fixed_baseline_ignores_what_follows(void **state)
{
	uint64_t random = 5;
	double values[COUNT];
	struct xmr_series series = {.values = values, .count = COUNT};
	struct xmr_options options = xmr_options_for(XMR_RULES_NHSR);
	struct error error;
	struct xmr fixed, first;

	(void)state;
	random_series(&random, 0.2, values, COUNT);
	options.fix_after = 12;
	assert_true(xmr_compute(&arena, &series, &options, &fixed, &error));
	first = chart(values, 12, XMR_NEUTRAL);
	assert_same_number(fixed.points[COUNT - 1].upl, first.points[0].upl, 0);
	assert_int_equal(fixed.limit_values, 12);
	assert_false(fixed.trial_limits); /* of the group, as short_group */
	assert_false(fixed.points[0].short_group);
	options.fix_after = 11;
	assert_false(xmr_compute(&arena, &series, &options, &fixed, &error));
	assert_string_equal(
		error.message, "limits fixed on 11 points: a baseline needs at least 12 points");
}

static void a_date_that_comes_twice_is_refused(void **state)
{
	const double values[] = {1, 2, 3};
	const long dates[] = {5, 6, 6}, back[] = {5, 4, 6}, good[] = {4, 5, 6};
	struct xmr_series series = {.values = values, .dates = dates, .count = 3};
	struct xmr_options options = xmr_options_for(XMR_RULES_NHSR);
	struct error error;
	struct xmr out;

	(void)state;
	assert_false(xmr_compute(&arena, &series, &options, &out, &error));
	assert_non_null(strstr(error.message, "rows 2 and 3: the same date twice"));
	series.dates = back;
	assert_false(xmr_compute(&arena, &series, &options, &out, &error));
	assert_non_null(strstr(error.message, "rows 1 and 2: the dates go back"));
	series.dates = good;
	assert_true(xmr_compute(&arena, &series, &options, &out, &error));
}

static void ten_thousand_points(void **state)
{
	static double values[MANY];
	uint64_t random = 6;
	struct xmr xmr;

	(void)state;
	random_series(&random, 0, values, MANY);
	xmr = chart(values, MANY, XMR_NEUTRAL);
	assert_true(xmr.flagged > 100 && xmr.flagged < MANY / 4);
	assert_true(fabs(xmr.points[0].upl - 3) < 0.1 && fabs(xmr.points[0].mean) < 0.05);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_teardown(scaling_and_shifting_change_no_signal, empty),
		cmocka_unit_test_teardown(upside_down_high_is_low_and_better_is_better, empty),
		cmocka_unit_test_teardown(what_is_not_finite_is_missing, empty),
		cmocka_unit_test_teardown(a_constant_series_equals_its_mean, empty),
		cmocka_unit_test_teardown(none_to_three_points, empty),
		cmocka_unit_test_teardown(a_gap_in_a_rise_is_no_trend, empty),
		cmocka_unit_test_teardown(a_turning_point_is_in_both_trends, empty),
		cmocka_unit_test_teardown(improvement_is_shown_by_the_rules_of_mdc_alone, empty),
		cmocka_unit_test_teardown(a_trend_is_of_seven_points_or_by_choice_of_six, empty),
		cmocka_unit_test_teardown(groups_are_charts_of_their_own, empty),
		cmocka_unit_test_teardown(a_fixed_baseline_ignores_what_follows, empty),
		cmocka_unit_test_teardown(a_date_that_comes_twice_is_refused, empty),
		cmocka_unit_test_teardown(ten_thousand_points, empty),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
