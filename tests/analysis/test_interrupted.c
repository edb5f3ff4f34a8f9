/* Segmented regression: properties, windows, refusals and the words' numbers. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <math.h>
#include <string.h>

#include "analysis/interrupted.h"
#include "model/month.h"
#include "support/random.h"

enum { MANY = 10000 };

static int months[MANY];
static double values[MANY];
static struct error error;

/* n months from January 2015. */
static struct monthly_series series_of(size_t n)
{
	for (size_t i = 0; i < n; i++)
		months[i] = month_of(2015, 1) + (int)i;
	return (struct monthly_series){months, values, n};
}

static struct monthly_break break_at(size_t index)
{
	return (struct monthly_break){.event = month_of(2015, 1) + (int)index};
}

static struct interrupted fit(const struct monthly_series *series, struct monthly_break at,
	struct interrupted_options options)
{
	struct interrupted out;

	if (!interrupted_fit(series, &at, &options, &out, &error))
		fail_msg("%s", error.message);
	return out;
}

static void assert_near(double actual, double expected, double tolerance)
{
	if (!(fabs(actual - expected) <= tolerance * fmax(1, fabs(expected))))
		fail_msg("%.17g is not %.17g", actual, expected);
}

static void a_true_change_is_found_exactly(void **state)
{
	struct monthly_series series = series_of(40);

	(void)state;
	for (int method = INTERRUPTED_REML; method <= INTERRUPTED_OLS; method++) {
		struct interrupted_options options = {
			(enum interrupted_method)method, INTERRUPTED_AUTOMATIC};
		struct interrupted out;

		for (size_t i = 0; i < 40; i++)
			values[i] =
				50 + 0.5 * (double)i + (i >= 20 ? -8 + 0.25 * (double)(i - 20) : 0);
		out = fit(&series, break_at(20), options);
		assert_true(out.exact);
		assert_near(out.level.value, -8, 1e-10);
		assert_near(out.slope.value, 0.25, 1e-10);
		assert_near(out.effect_at_end.value, -8 + 0.25 * 19, 1e-10);
		assert_near(out.expected_at_break, 60, 1e-10);
		assert_near(interrupted_fitted(&out, months[39]), values[39], 1e-10);
		assert_near(interrupted_expected(&out, months[39]), 69.5, 1e-10);
		assert_true(isnan(out.level.p) && isnan(out.level.low) && isnan(out.se[2]));
		assert_near(interrupted_statistic_of(&out, INTERRUPTED_RELATIVE_LEVEL), -8.0 / 60,
			1e-10);
	}
}

static void scale_shift_and_sign_go_through(void **state)
{
	uint64_t random = 1;
	double original[60];
	struct monthly_series series = series_of(60);

	(void)state;
	for (int method = INTERRUPTED_REML; method <= INTERRUPTED_OLS; method++) {
		struct interrupted_options options = {
			(enum interrupted_method)method, INTERRUPTED_AUTOMATIC};
		struct interrupted a, b;

		random_series(&random, 0.5, original, 60);
		memcpy(values, original, sizeof original);
		a = fit(&series, break_at(30), options);
		for (size_t i = 0; i < 60; i++)
			values[i] = -1000 * original[i] + 1e6;
		b = fit(&series, break_at(30), options);
		assert_near(b.level.value, -1000 * a.level.value, 1e-6);
		assert_near(b.level.se, 1000 * a.level.se, 1e-6);
		assert_near(b.slope.p, a.slope.p, 1e-6);
		assert_near(b.effect_at_end.low, -1000 * a.effect_at_end.high, 1e-6);
		assert_near(b.joint_p, a.joint_p, 1e-6);
		assert_near(b.seasonality_p, a.seasonality_p, 1e-6);
		assert_int_equal(a.harmonics, 2);
	}
}

static void a_constant_series_has_not_changed(void **state)
{
	struct monthly_series series = series_of(36);

	(void)state;
	for (int method = INTERRUPTED_REML; method <= INTERRUPTED_OLS; method++) {
		struct interrupted_options options = {
			(enum interrupted_method)method, INTERRUPTED_AUTOMATIC};
		struct interrupted out;

		for (size_t i = 0; i < 36; i++)
			values[i] = 0.1;
		out = fit(&series, break_at(18), options);
		assert_true(out.exact && out.level.value == 0 && isnan(out.level.se));
		assert_true(isnan(out.level.p) && isnan(out.slope.p) && isnan(out.joint_p));
		assert_true(out.coefficients[0] == 0.1 && isnan(out.residual_acf1));
	}
}

/* What rounding leaves of a line is no change, and no spread to judge one by. */
static void rounding_is_no_spread(void **state)
{
	struct monthly_series series = series_of(48);
	struct interrupted_options options = {0};
	struct interrupted out;

	(void)state;
	for (size_t i = 0; i < 48; i++)
		values[i] = 100.0 / 3 + (double)i / 7 + (i % 3 == 0 ? 1e-12 : 0);
	out = fit(&series, break_at(24), options);
	assert_true(out.exact && out.level.value == 0 && out.slope.value == 0);
	assert_true(isnan(out.level.low) && isnan(out.phi));
	for (size_t i = 0; i < 48; i++)
		values[i] += i % 3 == 0 ? 1e-6 : 0;
	assert_false(fit(&series, break_at(24), options).exact);
}

static void under_twelve_months_on_a_side_it_is_refused_in_words(void **state)
{
	uint64_t random = 2;
	struct monthly_series series = series_of(40);
	struct monthly_break at = break_at(11);
	struct interrupted_options options = {0};
	struct interrupted out;

	(void)state;
	random_series(&random, 0, values, 40);
	assert_false(interrupted_fit(&series, &at, &options, &out, &error));
	assert_string_equal(error.message,
		"11 months before and 29 from 2015-12 on: a trend and a season cannot be told from "
		"a change with fewer than 12 on each side");
	at = break_at(12);
	assert_true(interrupted_fit(&series, &at, &options, &out, &error));
	assert_true(out.few_months);
	values[3] = NAN; /* a month without a value does not count */
	assert_false(interrupted_fit(&series, &at, &options, &out, &error));
	at = break_at(29);
	assert_false(interrupted_fit(&series, &at, &options, &out, &error));
	for (size_t n = 0; n <= 3; n++) {
		series = series_of(n);
		assert_false(interrupted_fit(&series, &at, &options, &out, &error));
	}
	series = series_of(48);
	random_series(&random, 0, values, 48);
	assert_false(fit(&series, break_at(24), options).few_months);
}

static void months_that_repeat_or_go_back_are_refused(void **state)
{
	struct monthly_series series = series_of(40);
	struct monthly_break at = break_at(20);
	struct interrupted_options options = {0};
	struct interrupted out;

	(void)state;
	months[5] = months[4];
	assert_false(interrupted_fit(&series, &at, &options, &out, &error));
	assert_string_equal(error.message, "2015-05 comes twice: the test takes one value a month");
	months[5] = months[4] - 1;
	assert_false(interrupted_fit(&series, &at, &options, &out, &error));
	assert_non_null(strstr(error.message, "2015-04 comes after a later month"));
	series = series_of(40);
	at.transition = 4;
	assert_false(interrupted_fit(&series, &at, &options, &out, &error));
	assert_string_equal(error.message, "a transition of 4 months: it may be 0 to 3");
}

/* What is not finite is a month that is not there. */
static void missing_months_keep_their_place(void **state)
{
	uint64_t random = 3;
	struct monthly_series series = series_of(50), less = series;
	struct interrupted_options options = {0};
	int fewer_months[50];
	double fewer[50];
	struct interrupted a, b;

	(void)state;
	random_series(&random, 0.6, values, 50);
	values[7] = NAN;
	values[30] = INFINITY;
	less = (struct monthly_series){fewer_months, fewer, 0};
	for (size_t i = 0; i < 50; i++)
		if (isfinite(values[i])) {
			fewer_months[less.count] = months[i];
			fewer[less.count++] = values[i];
		}
	a = fit(&series, break_at(25), options);
	b = fit(&less, break_at(25), options);
	assert_int_equal(a.counts.missing, 2);
	assert_int_equal(a.n, 48);
	assert_true(a.level.value == b.level.value && a.phi == b.phi);
}

static void the_window_around_the_event_is_left_out(void **state)
{
	static const struct {
		enum monthly_event_month month;
		int transition;
		size_t before, after, excluded;
	} cases[] = {{MONTHLY_EVENT_AFTER, 0, 20, 20, 0}, {MONTHLY_EVENT_BEFORE, 0, 21, 19, 0},
		{MONTHLY_EVENT_EXCLUDED, 0, 20, 19, 1}, {MONTHLY_EVENT_AFTER, 3, 20, 17, 3},
		{MONTHLY_EVENT_BEFORE, 2, 21, 17, 2}, {MONTHLY_EVENT_EXCLUDED, 1, 20, 18, 2}};
	struct interrupted_options options = {0};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct monthly_series series = series_of(40);
		struct monthly_break at = break_at(20);
		struct interrupted out;

		at.event_month = cases[i].month;
		at.transition = cases[i].transition;
		for (size_t k = 0; k < 40; k++) {
			int side = monthly_side(&at, months[k]);

			values[k] = side < 0 ? 10 : side > 0 ? 15 : 1e6; /* never looked at */
		}
		out = fit(&series, at, options);
		assert_int_equal(out.counts.before, cases[i].before);
		assert_int_equal(out.counts.after, cases[i].after);
		assert_int_equal(out.counts.excluded, cases[i].excluded);
		assert_int_equal(out.counts.missing, 0);
		assert_near(out.level.value, 5, 1e-10);
		assert_near(out.effect_at_end.value, 5, 1e-10);
	}
}

static void a_season_is_seen_and_taken_out(void **state)
{
	uint64_t random = 4;
	struct monthly_series series = series_of(60);
	struct interrupted_options options = {0};
	struct interrupted out;

	(void)state;
	random_series(&random, 0, values, 60);
	assert_true(fit(&series, break_at(30), options).seasonality_p > 0.01);
	for (size_t i = 0; i < 60; i++)
		values[i] += 5 * cos(2 * M_PI * (double)i / 12);
	out = fit(&series, break_at(30), options);
	assert_true(out.seasonality_p < 1e-10 && out.residual_acf12 > 0.5);
	assert_true(fabs(out.residual_acf1) < 0.4);
	series = series_of(59);
	assert_int_equal(fit(&series, break_at(30), options).harmonics, 1);
}

/* Only Januaries and Julys: no season can be estimated, and asking for one is refused. */
static void harmonics_the_months_cannot_tell_apart(void **state)
{
	uint64_t random = 5;
	struct monthly_series series = series_of(40);
	struct monthly_break at;
	struct interrupted_options options = {0};
	struct interrupted out;

	(void)state;
	random_series(&random, 0, values, 40);
	for (int i = 0; i < 40; i++)
		months[i] = month_of(2000, 1) + 12 * i;
	at = (struct monthly_break){.event = months[20]};
	assert_true(interrupted_fit(&series, &at, &options, &out, &error));
	assert_int_equal(out.harmonics, 0);
	options.harmonics = INTERRUPTED_ONE_HARMONIC;
	assert_false(interrupted_fit(&series, &at, &options, &out, &error));
	assert_non_null(strstr(error.message, "try fewer harmonics"));
}

static void an_estimate_at_the_boundary_says_so(void **state)
{
	uint64_t random = 6;
	struct monthly_series series = series_of(30);
	struct interrupted_options options = {INTERRUPTED_REML, INTERRUPTED_NO_HARMONIC};
	struct interrupted out;

	(void)state;
	values[0] = 0;
	for (size_t i = 1; i < 30; i++) /* a walk, whose steps are the errors */
		values[i] = values[i - 1] + random_normal(&random);
	for (int run = 0; run < 50 && !fit(&series, break_at(15), options).at_boundary; run++)
		for (size_t i = 1; i < 30; i++)
			values[i] = values[i - 1] + random_normal(&random);
	out = fit(&series, break_at(15), options);
	assert_true(out.at_boundary && fabs(out.phi) > 0.98);
	assert_true(isfinite(out.level.se) && isfinite(out.log_likelihood));
}

static void ten_thousand_months(void **state)
{
	uint64_t random = 7;
	struct monthly_series series = series_of(MANY);
	struct interrupted_options options = {0};
	struct interrupted out;

	(void)state;
	random_series(&random, 0.4, values, MANY);
	for (size_t i = MANY / 2; i < MANY; i++)
		values[i] += 3;
	out = fit(&series, break_at(MANY / 2), options);
	assert_near(out.phi, 0.4, 0.03);
	assert_near(out.level.value, 3, 0.3);
	assert_true(out.level.low < 3 && out.level.high > 3);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_true_change_is_found_exactly),
		cmocka_unit_test(scale_shift_and_sign_go_through),
		cmocka_unit_test(a_constant_series_has_not_changed),
		cmocka_unit_test(rounding_is_no_spread),
		cmocka_unit_test(under_twelve_months_on_a_side_it_is_refused_in_words),
		cmocka_unit_test(months_that_repeat_or_go_back_are_refused),
		cmocka_unit_test(missing_months_keep_their_place),
		cmocka_unit_test(the_window_around_the_event_is_left_out),
		cmocka_unit_test(a_season_is_seen_and_taken_out),
		cmocka_unit_test(harmonics_the_months_cannot_tell_apart),
		cmocka_unit_test(an_estimate_at_the_boundary_says_so),
		cmocka_unit_test(ten_thousand_months),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
