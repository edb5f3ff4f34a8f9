/* Means as exact as R's: a constant series equals its mean to the last bit. */
#ifndef ANALYSIS_SUMS_H
#define ANALYSIS_SUMS_H

#include <stddef.h>

/* Mean of the numbers that are finite; NAN where there is none. Summed in long double and corrected
 * once by the mean of what is left, as R's mean() does. */
double sums_mean(const double *values, size_t count);

/* Standard deviation with n - 1; NAN below two values, all of which are finite. */
double sums_deviation(const double *values, size_t count);

/*
 * Mean moving range: |v_i - v_(i-1)| where both are finite. With screen, the mean of those under
 * 3.267 times the first mean (Nelson 1982; strictly, and once). NAN where none is left, as for
 * a constant series that is screened.
 */
double sums_moving_range(const double *values, size_t count, int screen);

/* Median of finite values; sorts them. NAN where count is 0. */
double sums_median(double *values, size_t count);

#endif
