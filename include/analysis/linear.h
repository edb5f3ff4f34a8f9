/* Least squares with a handful of columns, and the Newey-West covariance. */
#ifndef ANALYSIS_LINEAR_H
#define ANALYSIS_LINEAR_H

#include <stdbool.h>
#include <stddef.h>

enum { LINEAR_COLUMNS = 8 }; /* at most */

struct linear_fit {
	size_t rows, columns;
	double coefficients[LINEAR_COLUMNS];
	double inverse[LINEAR_COLUMNS][LINEAR_COLUMNS]; /* of X'X */
	double rss;					/* sum of squared residuals */
	double log_determinant;				/* of X'X */
};

/*
 * Householder QR (Golub and Van Loan, 5.2) of columns of X, then y, each of rows numbers: they are
 * overwritten by R, whose last corner squared is the RSS. Returns false where the columns are
 * linearly dependent, or fewer rows than columns. Fills rows, columns, rss and log_determinant.
 */
bool linear_reduce(double *xy, size_t rows, size_t columns, struct linear_fit *out);

/* Coefficients and inverse, from what linear_reduce left in xy. */
void linear_solve(const double *xy, struct linear_fit *out);

/* y minus the fitted values; x, y as given to linear_reduce (not what it left). */
void linear_residuals(const double *xy, const struct linear_fit *fit, double *residuals);

/*
 * Newey and West (1987): covariance robust to autocorrelation up to lag, Bartlett weights
 * 1 - l/(lag + 1), times n/(n - p), no prewhitening; as sandwich::NeweyWest(lag, prewhite = FALSE,
 * adjust = TRUE). Rows count as neighbours whatever their months.
 */
void linear_newey_west(const double *xy, const double *residuals, const struct linear_fit *fit,
	size_t lag, double covariance[LINEAR_COLUMNS][LINEAR_COLUMNS]);

/* floor(4 (n/100)^(2/9)), the lag customary with it. */
size_t linear_newey_west_lag(size_t rows);

#endif
