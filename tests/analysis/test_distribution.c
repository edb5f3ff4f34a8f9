/* Tails against closed forms and each other. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <math.h>

#include "analysis/distribution.h"

static void assert_near(double actual, double expected)
{
	if (!(fabs(actual - expected) <= 1e-11 * fabs(expected)))
		fail_msg("%.17g is not %.17g", actual, expected);
}

static void the_incomplete_beta_function_has_its_closed_forms(void **state)
{
	(void)state;
	for (double x = 0.001; x < 1; x += 0.037)
		for (double a = 0.5; a < 300; a *= 1.7) {
			assert_near(distribution_beta(x, a, 1), pow(x, a));
			assert_near(distribution_beta(x, 1, a), -expm1(a * log1p(-x)));
			assert_near(
				distribution_beta(x, a, a + 3) + distribution_beta(1 - x, a + 3, a),
				1);
		}
	assert_true(distribution_beta(0, 2, 3) == 0 && distribution_beta(1, 2, 3) == 1);
	assert_true(isnan(distribution_beta(-0.1, 2, 3)) && isnan(distribution_beta(0.5, 0, 3)) &&
		    isnan(distribution_beta(NAN, 2, 3)));
}

static void students_t_has_its_closed_forms(void **state)
{
	(void)state;
	for (double t = -30; t <= 30; t += 0.7) {
		assert_near(distribution_student_two_sided(t, 1), 2 / M_PI * atan(1 / fabs(t)));
		assert_near(distribution_student(t, 2) + distribution_student(-t, 2), 1);
		assert_near(distribution_student_two_sided(t, 2),
			2 / (2 + t * t + fabs(t) * sqrt(2 + t * t)));
	}
	assert_true(distribution_student_two_sided(0, 5) == 1);
	assert_true(distribution_student_two_sided(INFINITY, 5) == 0);
	assert_true(isnan(distribution_student_two_sided(NAN, 5)));
}

static void a_quantile_gives_back_its_probability(void **state)
{
	(void)state;
	for (double df = 1; df < 2000; df *= 1.6)
		for (double p = 0.9; p > 1e-9; p /= 3)
			assert_near(distribution_student_two_sided(
					    distribution_student_quantile(p, df), df),
				p);
	/* tables in every textbook */
	assert_true(fabs(distribution_student_quantile(0.05, 1) - 12.7062047361747) < 1e-11);
	assert_true(fabs(distribution_student_quantile(0.05, 10) - 2.22813885198627) < 1e-13);
	assert_true(isnan(distribution_student_quantile(0, 10)));
	assert_true(isnan(distribution_student_quantile(0.05, 0)));
}

static void f_and_normal_tails(void **state)
{
	(void)state;
	for (double f = 0.01; f < 200; f *= 1.8) {
		assert_near(distribution_f_upper(f, 2, 30), pow(1 + f / 15, -15));
		assert_near(distribution_f_upper(f, 1, 17),
			distribution_student_two_sided(sqrt(f), 17));
	}
	assert_true(
		distribution_f_upper(0, 2, 30) == 1 && distribution_f_upper(INFINITY, 2, 3) == 0);
	assert_true(isnan(distribution_f_upper(NAN, 2, 30)));
	assert_true(distribution_normal_upper(0) == 0.5);
	assert_true(fabs(distribution_normal_upper(1.959963984540054) - 0.025) < 1e-15);
	assert_near(distribution_normal_upper(10), 7.61985302416052606597e-24);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_incomplete_beta_function_has_its_closed_forms),
		cmocka_unit_test(students_t_has_its_closed_forms),
		cmocka_unit_test(a_quantile_gives_back_its_probability),
		cmocka_unit_test(f_and_normal_tails),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
