/* Plain differences, claims beside intervals, and placebo ranks. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <math.h>
#include <string.h>

#include "analysis/before_after.h"
#include "analysis/placebo.h"
#include "model/month.h"
#include "support/random.h"

enum { MANY = 10000 };

static int months[MANY];
static double values[MANY];
static struct error error;

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

static struct before_after compare(const struct monthly_series *series, size_t index)
{
	struct monthly_break at = break_at(index);
	struct before_after out;

	if (!before_after_compare(series, &at, &out, &error))
		fail_msg("%s", error.message);
	return out;
}

static void assert_near(double actual, double expected)
{
	if (!(fabs(actual - expected) <= 1e-9 * fmax(1, fabs(expected))))
		fail_msg("%.17g is not %.17g", actual, expected);
}

static void differences_scale_shift_and_turn(void **state)
{
	uint64_t random = 1;
	double original[48];
	struct monthly_series series = series_of(48);
	struct before_after a, b;

	(void)state;
	random_series(&random, 0.3, original, 48);
	memcpy(values, original, sizeof original);
	a = compare(&series, 20);
	for (size_t i = 0; i < 48; i++)
		values[i] = 512 - 4 * original[i];
	b = compare(&series, 20);
	assert_near(b.welch.value, -4 * a.welch.value);
	assert_near(b.welch.p, a.welch.p);
	assert_near(b.robust.low, -4 * a.robust.high);
	assert_near(b.mann_whitney_w, 20 * 28 - a.mann_whitney_w);
	assert_near(b.mann_whitney_p, a.mann_whitney_p);
	assert_near(b.same_month.se, 4 * a.same_month.se);
	assert_near(b.after.median, 512 - 4 * a.after.median);
}

static void constant_and_short_series(void **state)
{
	struct monthly_series series = series_of(30);
	struct monthly_break at = break_at(1);
	struct before_after out;

	(void)state;
	for (size_t i = 0; i < 30; i++)
		values[i] = 0.1;
	out = compare(&series, 15);
	assert_true(out.welch.value == 0 && out.welch.se == 0 && isnan(out.welch.p));
	assert_true(out.robust.se == 0 && out.mann_whitney_p == 1 && isnan(out.same_month.low));
	for (size_t n = 0; n <= 3; n++) {
		series = series_of(n);
		assert_false(before_after_compare(&series, &at, &out, &error));
	}
	assert_string_equal(error.message,
		"1 months before and 2 after: a difference needs at least 2 on each side");
	series = series_of(4);
	values[0] = 1;
	out = compare(&series, 2);
	assert_int_equal(out.same_months, 0);
	assert_true(isnan(out.same_month.value) && isfinite(out.welch.p));
}

static void missing_and_repeated_months(void **state)
{
	struct monthly_series series = series_of(30);
	struct monthly_break at = break_at(15);
	struct before_after out;

	(void)state;
	for (size_t i = 0; i < 30; i++)
		values[i] = (double)i;
	values[0] = NAN;
	values[29] = INFINITY;
	out = compare(&series, 15);
	assert_int_equal(out.before.count, 14);
	assert_int_equal(out.after.count, 14);
	assert_near(out.welch.value, 13.5 + 0.5);
	months[3] = months[2];
	assert_false(before_after_compare(&series, &at, &out, &error));
	assert_non_null(strstr(error.message, "2015-03 comes twice"));
}

static void ten_thousand_months(void **state)
{
	uint64_t random = 2;
	struct monthly_series series = series_of(MANY);
	struct before_after out;

	(void)state;
	random_series(&random, 0, values, MANY);
	out = compare(&series, MANY / 2);
	assert_true(fabs(out.welch.value) < 0.1 && out.welch.p > 1e-4);
	assert_true(fabs(out.robust.se / out.welch.se - 1) < 0.2);
	assert_int_equal(out.same_months, 12);
}

static void a_claim_beside_an_interval(void **state)
{
	(void)state;
	assert_int_equal(claim_against(-10, -10, -15, -5), CLAIM_HELD);
	assert_int_equal(claim_against(-10, -10, -15, 5), CLAIM_AND_NO_CHANGE_HELD);
	assert_int_equal(claim_against(-20, -20, -15, -5), CLAIM_EXCLUDED);
	assert_int_equal(claim_against(-20, -20, -15, 5), CLAIM_EXCLUDED);
	assert_int_equal(claim_against(-5, -5, -15, -5), CLAIM_HELD); /* its ends belong to it */
	assert_int_equal(claim_against(0, 0, 0, 5), CLAIM_AND_NO_CHANGE_HELD);
	assert_int_equal(claim_against(-INFINITY, -14, -15, -5), CLAIM_HELD);
	assert_int_equal(claim_against(10, 20, 15, 30), CLAIM_HELD);
	assert_int_equal(claim_against(NAN, 1, 0, 1), CLAIM_UNKNOWN);
	assert_int_equal(claim_against(1, 1, 1, 0), CLAIM_UNKNOWN);
}

static void ranks_with_ties_and_unknown_changes(void **state)
{
	const double changes[] = {-3, 2, NAN, 3, 1, -1, 0};
	struct placebo_rank rank;

	(void)state;
	assert_true(placebo_rank(changes, 7, 0, &rank));
	assert_int_equal(rank.count, 6);
	assert_int_equal(rank.rank, 1);
	assert_int_equal(rank.as_large, 2);
	assert_near(rank.share, 2.0 / 6);
	assert_near(rank.rank_signed, 1);
	assert_int_equal(rank.same_way, 2);
	assert_true(placebo_rank(changes, 7, 4, &rank));
	assert_int_equal(rank.rank, 4);
	assert_int_equal(rank.as_large, 5);
	assert_int_equal(rank.same_way, 3);
	assert_true(placebo_rank(changes, 7, 6, &rank));
	assert_near(rank.share, 1);
	assert_false(placebo_rank(changes, 7, 2, &rank));
	assert_false(placebo_rank(changes, 7, 7, &rank));
	assert_false(placebo_rank(changes, 0, 0, &rank));
}

static void large_and_small_hospitals_rank_alike_by_relative_change(void **state)
{
	uint64_t random = 3;
	double noise[40], small[40];
	struct monthly_series all[2];
	struct monthly_break at = break_at(20);
	struct interrupted_options options = {0};
	double changes[2];

	(void)state;
	all[0] = series_of(40);
	all[1] = (struct monthly_series){months, small, 40};
	random_series(&random, 0.3, noise, 40);
	for (size_t i = 0; i < 40; i++) {
		values[i] = 16384 + 256 * noise[i];
		small[i] = values[i] / 64;
	}
	assert_int_equal(
		placebo_providers(all, 2, &at, &options, INTERRUPTED_RELATIVE_LEVEL, changes, NULL),
		2);
	assert_near(changes[0], changes[1]);
	all[1].count = 25;
	assert_int_equal(
		placebo_providers(all, 2, &at, &options, INTERRUPTED_LEVEL, changes, NULL), 1);
	assert_true(isnan(changes[1]));
}

static void other_dates_of_one_series(void **state)
{
	uint64_t random = 4;
	struct arena arena = {0};
	struct monthly_series series = series_of(40);
	struct monthly_break at = break_at(20);
	struct interrupted_options options = {INTERRUPTED_REML, INTERRUPTED_NO_HARMONIC};
	struct placebo_dates dates;
	size_t count, largest = 0;

	(void)state;
	random_series(&random, 0, values, 40);
	for (size_t i = 20; i < 40; i++)
		values[i] += 20;
	count = placebo_dates(&arena, &series, &at, &options, INTERRUPTED_LEVEL, &dates, NULL);
	assert_int_equal(count, 40 - 12 - 12 + 1);
	assert_int_equal(dates.step, 1);
	assert_int_equal(dates.items[0].month, months[12]);
	assert_int_equal(dates.items[count - 1].month, months[28]);
	for (size_t i = 0; i < count; i++)
		if (fabs(dates.items[i].change) > fabs(dates.items[largest].change))
			largest = i;
	assert_int_equal(dates.items[largest].month, months[20]);
	series.count = 0;
	assert_int_equal(
		placebo_dates(&arena, &series, &at, &options, INTERRUPTED_LEVEL, &dates, NULL), 0);
	arena_free(&arena);
}

/* Of a long series every so manieth month, that of the break among them. */
static void not_every_date_of_a_long_series(void **state)
{
	uint64_t random = 4;
	struct arena arena = {0};
	struct monthly_series series = series_of(600);
	struct monthly_break at = break_at(301);
	struct interrupted_options options = {INTERRUPTED_OLS, INTERRUPTED_NO_HARMONIC};
	struct placebo_dates dates;
	bool own = false;

	(void)state;
	random_series(&random, 0, values, 600);
	placebo_dates(&arena, &series, &at, &options, INTERRUPTED_LEVEL, &dates, NULL);
	assert_int_equal(dates.step, 3);
	assert_in_range(dates.count, 190, 200);
	for (size_t i = 0; i < dates.count; i++) {
		own = own || dates.items[i].month == months[301];
		assert_int_equal((dates.items[i].month - months[301]) % 3, 0);
	}
	assert_true(own);
	arena_free(&arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(differences_scale_shift_and_turn),
		cmocka_unit_test(constant_and_short_series),
		cmocka_unit_test(missing_and_repeated_months),
		cmocka_unit_test(ten_thousand_months),
		cmocka_unit_test(a_claim_beside_an_interval),
		cmocka_unit_test(ranks_with_ties_and_unknown_changes),
		cmocka_unit_test(large_and_small_hospitals_rank_alike_by_relative_change),
		cmocka_unit_test(other_dates_of_one_series),
		cmocka_unit_test(not_every_date_of_a_long_series),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
