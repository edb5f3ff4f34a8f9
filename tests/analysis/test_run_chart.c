/* What holds for every run chart, and the ends of Anhøj's rules. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <math.h>
#include <string.h>

#include "analysis/run_chart.h"
#include "support/random.h"

enum { COUNT = 48, MANY = 10000 };

static struct arena arena;

static int empty(void **state)
{
	(void)state;
	arena_free(&arena);
	return 0;
}

static struct run_chart chart(
	enum run_chart_kind kind, const double *values, const double *denominators, size_t count)
{
	struct run_chart_series series = {
		.values = values, .denominators = denominators, .count = count};
	struct run_chart out;
	struct error error;

	assert_true(run_chart_compute(&arena, kind, &series, false, &out, &error));
	return out;
}

static void assert_same_rules(const struct run_chart_part *a, const struct run_chart_part *b)
{
	assert_memory_equal(a, b, sizeof *a);
}

static void scaling_shifting_and_turning_over_change_no_rule(void **state)
{
	uint64_t random = 1;
	double values[COUNT], other[COUNT];

	(void)state;
	for (int run = 0; run < 200; run++) {
		double factor = run % 2 == 0 ? 4 : -4;

		random_series(&random, 0.5, values, COUNT);
		for (size_t i = 0; i < COUNT; i++)
			other[i] = factor * values[i] + 64;
		for (int kind = RUN_CHART_RUN; kind <= RUN_CHART_I; kind++) {
			struct run_chart a = chart(kind, values, NULL, COUNT),
					 b = chart(kind, other, NULL, COUNT);

			assert_same_rules(a.parts, b.parts);
			for (size_t i = 0; i < COUNT; i++)
				assert_int_equal(
					a.points[i].sigma_signal, b.points[i].sigma_signal);
		}
	}
}

static void none_to_three_points(void **state)
{
	const double values[] = {1, 3, 2}, of[] = {10, 10, 10};

	(void)state;
	for (int kind = RUN_CHART_RUN; kind <= RUN_CHART_P_PRIME; kind++)
		for (size_t count = 0; count <= 3; count++) {
			struct run_chart out = chart(kind, values, of, count);

			assert_int_equal(out.part_count, count > 0);
			for (size_t i = 0; i < count; i++)
				assert_false(out.points[i].sigma_signal);
			assert_false(count > 0 && out.parts[0].runs_signal);
		}
	assert_true(isnan(chart(RUN_CHART_RUN, values, NULL, 3).points[0].ucl));
}

static void a_constant_series_has_no_useful_point(void **state)
{
	double values[COUNT], of[COUNT];

	(void)state;
	for (size_t i = 0; i < COUNT; i++) {
		values[i] = 0.1;
		of[i] = 7;
	}
	for (int kind = RUN_CHART_RUN; kind <= RUN_CHART_I; kind++) {
		struct run_chart out = chart(kind, values, of, COUNT);

		assert_int_equal(out.parts[0].useful, 0);
		assert_false(out.parts[0].runs_signal);
	}
}

static void what_is_not_finite_or_of_nobody_is_missing(void **state)
{
	const double values[] = {1, INFINITY, 3, 2, NAN, 4}, of[] = {10, 10, 0, 10, 10, NAN};
	struct run_chart out = chart(RUN_CHART_P, values, of, 6);

	(void)state;
	assert_true(out.points[0].value == 0.1 && out.points[3].value == 0.2);
	for (size_t i = 0; i < 6; i++)
		assert_true(i == 0 || i == 3 || isnan(out.points[i].value));
	assert_true(fabs(out.points[0].cl - 0.15) < 1e-15);
	assert_int_equal(out.parts[0].count, 6);
	assert_int_equal(out.parts[0].useful, 2);
	out = chart(RUN_CHART_RUN, values, NULL, 6);
	assert_true(out.points[0].cl == 2.5);
}

static void shares_need_denominators_and_dates_must_rise(void **state)
{
	const double values[] = {1, 2};
	const long dates[] = {3, 3};
	struct run_chart_series series = {.values = values, .count = 2};
	struct run_chart out;
	struct error error;

	(void)state;
	assert_false(run_chart_compute(&arena, RUN_CHART_P, &series, false, &out, &error));
	assert_non_null(strstr(error.message, "a p chart needs a denominator for each value"));
	series.dates = dates;
	assert_false(run_chart_compute(&arena, RUN_CHART_RUN, &series, false, &out, &error));
	assert_non_null(strstr(error.message, "the same date twice"));
}

static void unscreened_limits_are_wider(void **state)
{
	const double values[] = {1, 2, 1, 2, 1, 2, 1, 2, 30, 1, 2, 1, 2};
	struct run_chart_series series = {.values = values, .count = 13};
	struct run_chart screened = chart(RUN_CHART_I, values, NULL, 13), unscreened;
	struct error error;

	(void)state;
	assert_true(run_chart_compute(&arena, RUN_CHART_I, &series, true, &unscreened, &error));
	assert_true(screened.points[8].sigma_signal);
	assert_true(unscreened.points[0].ucl > screened.points[0].ucl + 5);
}

/* qicharts2's freeze: centre and spread from the first points, the runs of all. */
static void a_baseline_is_extended_and_its_runs_are_of_all(void **state)
{
	const size_t base = 30;
	uint64_t random = 7;
	double values[COUNT], numerators[COUNT], of[COUNT];
	size_t limit_end[COUNT];
	struct error error;

	(void)state;
	random_series(&random, 0, values, COUNT);
	for (size_t i = 0; i < COUNT; i++) {
		values[i] = round(100 + 5 * values[i] + (i >= base ? 40 : 0));
		numerators[i] = values[i];
		of[i] = 400;
		limit_end[i] = base;
	}
	for (int kind = RUN_CHART_RUN; kind <= RUN_CHART_P_PRIME; kind++) {
		const double *denominators = kind >= RUN_CHART_P ? of : NULL;
		struct run_chart_series series = {.values = numerators,
			.denominators = denominators,
			.limit_end = limit_end,
			.count = COUNT};
		struct run_chart first =
			chart((enum run_chart_kind)kind, values, denominators, base);
		struct run_chart frozen;

		assert_true(run_chart_compute(
			&arena, (enum run_chart_kind)kind, &series, false, &frozen, &error));
		for (size_t i = 0; i < COUNT; i++) {
			assert_true(frozen.points[i].cl == first.points[0].cl);
			assert_memory_equal(
				&frozen.points[i].ucl, &first.points[0].ucl, sizeof(double));
			assert_memory_equal(
				&frozen.points[i].lcl, &first.points[0].lcl, sizeof(double));
		}
		assert_int_equal(frozen.parts[0].count, COUNT);
		assert_true(frozen.parts[0].longest_run >= COUNT - base);
		assert_true(frozen.parts[0].runs_signal);
		assert_int_equal(frozen.points[COUNT - 1].sigma_signal, kind != RUN_CHART_RUN);
		for (size_t i = 0; i < COUNT; i++)
			limit_end[i] = COUNT + 1; /* further than there are rows: all of them */
		assert_true(run_chart_compute(
			&arena, (enum run_chart_kind)kind, &series, false, &frozen, &error));
		assert_true(
			frozen.points[0].cl ==
			chart((enum run_chart_kind)kind, values, denominators, COUNT).points[0].cl);
		for (size_t i = 0; i < COUNT; i++)
			limit_end[i] = base;
	}
}

static void ten_thousand_points(void **state)
{
	static double values[MANY];
	uint64_t random = 2;
	struct run_chart out;

	(void)state;
	random_series(&random, 0, values, MANY);
	out = chart(RUN_CHART_RUN, values, NULL, MANY);
	assert_int_equal(out.parts[0].useful, MANY);
	assert_int_equal(out.parts[0].longest_run_max, 16);
	/* the normal approximation: 9999/2 - 1.645 sqrt(9999)/2, to a step */
	assert_true(out.parts[0].crossings_min >= 4916 && out.parts[0].crossings_min <= 4918);
	assert_false(out.parts[0].runs_signal);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_teardown(scaling_shifting_and_turning_over_change_no_rule, empty),
		cmocka_unit_test_teardown(none_to_three_points, empty),
		cmocka_unit_test_teardown(a_constant_series_has_no_useful_point, empty),
		cmocka_unit_test_teardown(what_is_not_finite_or_of_nobody_is_missing, empty),
		cmocka_unit_test_teardown(shares_need_denominators_and_dates_must_rise, empty),
		cmocka_unit_test_teardown(unscreened_limits_are_wider, empty),
		cmocka_unit_test_teardown(a_baseline_is_extended_and_its_runs_are_of_all, empty),
		cmocka_unit_test_teardown(ten_thousand_points, empty),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
