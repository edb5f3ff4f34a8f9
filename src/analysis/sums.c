/* Means, deviations, moving ranges and medians that agree with R's to the last bits. */
#include "sums.h"

#include <math.h>
#include <stdlib.h>

double sums_mean(const double *values, size_t count)
{
	long double sum = 0, rest = 0;
	size_t known = 0;

	for (size_t i = 0; i < count; i++)
		if (isfinite(values[i])) {
			sum += values[i];
			known++;
		}
	if (known == 0)
		return NAN;
	sum /= known;
	for (size_t i = 0; i < count; i++)
		if (isfinite(values[i]))
			rest += values[i] - sum;
	return (double)(sum + rest / known);
}

double sums_deviation(const double *values, size_t count)
{
	long double mean = sums_mean(values, count), sum = 0;

	if (count < 2)
		return NAN;
	for (size_t i = 0; i < count; i++)
		sum += (values[i] - mean) * (values[i] - mean);
	return (double)sqrtl(sum / (count - 1));
}

/* Mean of the ranges below a limit; two passes, like sums_mean. */
static double mean_range(const double *values, size_t count, double below)
{
	long double sum = 0, rest = 0;
	size_t kept = 0;

	for (int pass = 0; pass < 2; pass++) {
		for (size_t i = 1; i < count; i++) {
			double range = fabs(values[i] - values[i - 1]);

			if (!isfinite(range) || !(range < below))
				continue;
			if (pass == 0) {
				sum += range;
				kept++;
			} else {
				rest += range - sum;
			}
		}
		if (kept == 0)
			return NAN;
		if (pass == 0)
			sum /= kept;
	}
	return (double)(sum + rest / kept);
}

double sums_moving_range(const double *values, size_t count, int screen)
{
	double mean = mean_range(values, count, INFINITY);

	return screen ? mean_range(values, count, 3.267 * mean) : mean;
}

static int compare(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;

	return (x > y) - (x < y);
}

double sums_median(double *values, size_t count)
{
	if (count == 0)
		return NAN;
	qsort(values, count, sizeof *values, compare);
	if (count % 2 == 1)
		return values[count / 2];
	return sums_mean(values + count / 2 - 1, 2);
}
