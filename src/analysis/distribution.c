/* Tail probabilities and quantiles: everything but the normal goes through the incomplete beta
 * function. */
#include "analysis/distribution.h"

#include <float.h>
#include <math.h>

enum { ITERATIONS = 10000 };

static double log_gamma(double x)
{
	int sign; /* lgamma itself would write a global */

	return lgamma_r(x, &sign);
}

/* Converges fast for x < (a + 1) / (a + b + 2). */
static double continued_fraction(double x, double a, double b)
{
	const double tiny = DBL_MIN / DBL_EPSILON;
	double c = 1, d = 1 - (a + b) * x / (a + 1), fraction;

	d = 1 / (fabs(d) < tiny ? tiny : d);
	fraction = d;
	for (int i = 1; i <= ITERATIONS; i++) {
		double m = i, even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m));
		double odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1));
		double terms[] = {even, odd}, step = 1;

		for (int k = 0; k < 2; k++) {
			d = 1 + terms[k] * d;
			d = 1 / (fabs(d) < tiny ? tiny : d);
			c = 1 + terms[k] / c;
			c = fabs(c) < tiny ? tiny : c;
			step = c * d;
			fraction *= step;
		}
		if (fabs(step - 1) < DBL_EPSILON)
			break;
	}
	return fraction;
}

/* y is 1 - x, given by who knows it better than the subtraction. */
static double beta(double x, double y, double a, double b)
{
	double front;

	if (isnan(x) || !(a > 0) || !(b > 0) || x < 0 || y < 0)
		return NAN;
	if (x == 0 || y == 0)
		return x == 0 ? 0 : 1;
	front = exp(log_gamma(a + b) - log_gamma(a) - log_gamma(b) + a * log(x) + b * log(y));
	if (x < (a + 1) / (a + b + 2))
		return front * continued_fraction(x, a, b) / a;
	return 1 - front * continued_fraction(y, b, a) / b;
}

double distribution_beta(double x, double a, double b)
{
	return beta(x, 1 - x, a, b);
}

double distribution_normal_upper(double z)
{
	return 0.5 * erfc(z * M_SQRT1_2);
}

double distribution_student_two_sided(double t, double df)
{
	double square = t * t;

	if (isinf(square))
		return 0;
	return beta(df / (df + square), square / (df + square), df / 2, 0.5);
}

double distribution_student(double t, double df)
{
	double tail = distribution_student_two_sided(t, df) / 2;

	return t > 0 ? 1 - tail : tail;
}

static double student_density(double t, double df)
{
	double log_scale = log_gamma((df + 1) / 2) - log_gamma(df / 2) - 0.5 * log(df * M_PI);

	return exp(log_scale - (df + 1) / 2 * log1p(t * t / df));
}

double distribution_student_quantile(double p, double df)
{
	double t = 0;

	if (!(p > 0 && p < 1) || !(df > 0))
		return NAN;
	/* The tail is convex right of 0, so Newton's steps from 0 never pass the root. */
	for (int i = 0; i < 500; i++) {
		double step =
			(distribution_student_two_sided(t, df) - p) / (2 * student_density(t, df));

		t += step;
		if (fabs(step) <= 4 * DBL_EPSILON * t)
			break;
	}
	return t;
}

double distribution_f_upper(double f, double df1, double df2)
{
	double share = df1 * f / df2;

	if (isnan(f))
		return NAN;
	if (f <= 0)
		return 1;
	if (isinf(share))
		return 0;
	return beta(1 / (1 + share), share / (1 + share), df2 / 2, df1 / 2);
}
