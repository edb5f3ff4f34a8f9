/* A series by itself: its season, and whether neighbouring months resemble each other. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <math.h>

#include "analysis/pattern.h"
#include "model/month.h"

enum { MOST = 60 };

static int months[MOST];
static double values[MOST];

/* Errors of 24 steps of a small generator, then `phi` times the one before. */
static struct monthly_series series_of(size_t count, double phi, double season)
{
	uint32_t random = 12345;
	double before = 0;

	for (size_t i = 0; i < count; i++) {
		double sum = 0;

		for (int k = 0; k < 12; k++) {
			random = random * 1664525u + 1013904223u;
			sum += (double)(random >> 8) / (1 << 24);
		}
		before = phi * before + (sum - 6);
		months[i] = month_of(2020, 1) + (int)i;
		values[i] = 50 + 0.3 * (double)i + before + season * sin(2 * M_PI * (double)i / 12);
	}
	return (struct monthly_series){months, values, count};
}

static void independent_months_have_neither(void **state)
{
	struct monthly_series series = series_of(60, 0, 0);
	struct monthly_pattern out;

	(void)state;
	assert_true(monthly_pattern(&series, &out));
	assert_true(out.seasonality_p > 0.05 && fabs(out.acf1) < out.acf1_bound);
	assert_false(out.exact);
}

static void a_season_and_a_likeness_are_found(void **state)
{
	struct monthly_series series = series_of(60, 0, 3);
	struct monthly_pattern out;

	(void)state;
	assert_true(monthly_pattern(&series, &out));
	assert_true(out.seasonality_p < 1e-6 && fabs(out.acf1) < out.acf1_bound);
	series = series_of(60, 0.8, 0);
	assert_true(monthly_pattern(&series, &out));
	assert_true(out.acf1 > 0.5);
}

/* Neither scale nor place matters, and a missing month parts its neighbours. */
static void scale_place_and_gaps(void **state)
{
	struct monthly_series series = series_of(48, 0.5, 1);
	struct monthly_pattern a, b;

	(void)state;
	assert_true(monthly_pattern(&series, &a));
	for (size_t i = 0; i < 48; i++)
		values[i] = 1e6 - 1000 * values[i];
	assert_true(monthly_pattern(&series, &b));
	assert_true(fabs(a.acf1 - b.acf1) < 1e-9);
	assert_true(fabs(a.seasonality_f - b.seasonality_f) < 1e-6 * a.seasonality_f);
	values[10] = NAN;
	assert_true(monthly_pattern(&series, &b));
	assert_int_equal(b.n, 47);
	for (size_t i = 1; i < 48; i += 2)
		values[i] = NAN;
	assert_true(monthly_pattern(&series, &b));
	assert_true(b.acf1 == 0); /* no month has a neighbour */
}

static void few_months_say_nothing(void **state)
{
	struct monthly_series series = series_of(11, 0, 0);
	struct monthly_pattern out;

	(void)state;
	assert_false(monthly_pattern(&series, &out));
	assert_int_equal(out.n, 11);
	series = series_of(23, 0, 5);
	assert_true(monthly_pattern(&series, &out));
	assert_true(isnan(out.seasonality_p) && isfinite(out.acf1));
	months[3] = months[2];
	assert_false(monthly_pattern(&series, &out));
	for (size_t i = 0; i < 24; i++) {
		months[i] = month_of(2020, 1) + (int)i;
		values[i] = 100.0 / 3 + (double)i / 7;
	}
	series = (struct monthly_series){months, values, 24};
	assert_true(monthly_pattern(&series, &out) && out.exact && isnan(out.acf1));
	for (size_t i = 0; i < 24; i++) /* nothing is left but the last digits */
		values[i] += sin(2 * M_PI * (double)months[i] / 12);
	assert_true(monthly_pattern(&series, &out) && !out.exact && isnan(out.acf1));
	assert_true(out.seasonality_p < 1e-6);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(independent_months_have_neither),
		cmocka_unit_test(a_season_and_a_likeness_are_found),
		cmocka_unit_test(scale_place_and_gaps),
		cmocka_unit_test(few_months_say_nothing),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
