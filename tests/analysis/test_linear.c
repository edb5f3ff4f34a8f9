/* Least squares against what can be worked out by hand, and what it must refuse. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <math.h>
#include <string.h>

#include "analysis/linear.h"

/* 1, x and y of the textbook line through (1, 1), (2, 3), (3, 2), (4, 4). */
static const double line[] = {1, 1, 1, 1, 1, 2, 3, 4, 1, 3, 2, 4};

static void assert_near(double actual, double expected)
{
	if (!(fabs(actual - expected) <= 1e-13))
		fail_msg("%.17g is not %.17g", actual, expected);
}

static void a_line_by_hand(void **state)
{
	double work[12], residuals[4], covariance[LINEAR_COLUMNS][LINEAR_COLUMNS];
	struct linear_fit fit;

	(void)state;
	memcpy(work, line, sizeof line);
	assert_true(linear_reduce(work, 4, 2, &fit));
	linear_solve(work, &fit);
	assert_near(fit.coefficients[0], 0.5);
	assert_near(fit.coefficients[1], 0.8);
	assert_near(fit.rss, 1.8);
	assert_near(fit.log_determinant, log(20)); /* 4 * 30 - 10 * 10 */
	assert_near(fit.inverse[0][0], 1.5);
	assert_near(fit.inverse[0][1], -0.5);
	assert_near(fit.inverse[1][1], 0.2);
	linear_residuals(line, &fit, residuals);
	assert_near(residuals[0], -0.3);
	assert_near(residuals[1], 0.9);
	linear_newey_west(line, residuals, &fit, 0, covariance); /* White's, times n/(n - p) */
	assert_near(
		covariance[1][1], 2 * (2.25 * 0.09 + 0.25 * 0.81 + 0.25 * 0.81 + 2.25 * 0.09) / 25);
}

static void dependent_columns_are_refused(void **state)
{
	double twice[] = {1, 1, 1, 1, 2, 2, 2, 2, 1, 3, 2, 4}, zero[] = {0, 0, 0, 1, 2, 3},
	       few[] = {1, 2, 3}, endless[] = {1, 1, 1, 1, INFINITY, 2, 1, 2, 3};
	struct linear_fit fit;

	(void)state;
	assert_false(linear_reduce(twice, 4, 2, &fit));
	assert_false(linear_reduce(zero, 3, 1, &fit));
	assert_false(linear_reduce(few, 1, 2, &fit));
	assert_false(linear_reduce(endless, 3, 2, &fit));
}

static void the_customary_lag(void **state)
{
	(void)state;
	assert_int_equal(linear_newey_west_lag(36), 3);
	assert_int_equal(linear_newey_west_lag(100), 4);
	assert_int_equal(linear_newey_west_lag(120), 4);
	assert_int_equal(linear_newey_west_lag(1), 1);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_line_by_hand),
		cmocka_unit_test(dependent_columns_are_refused),
		cmocka_unit_test(the_customary_lag),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
