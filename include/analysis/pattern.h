/* What a monthly series is like by itself: does it have a season, do neighbouring months resemble
 * each other. */
#ifndef ANALYSIS_PATTERN_H
#define ANALYSIS_PATTERN_H

#include <stdbool.h>
#include <stddef.h>

#include "analysis/monthly.h"

enum {
	PATTERN_LEAST = 12,	   /* months for which the likeness of neighbours can be told */
	PATTERN_SEASON_LEAST = 24, /* and a season: two of each month of the year */
};

struct monthly_pattern {
	size_t n;	   /* months with a value */
	bool exact;	   /* a straight line goes through all of them */
	double acf1;	   /* of what the line, and the season where there are months for one,
			      leaves; NAN: unknown */
	double acf1_bound; /* 2 / sqrt(n): chance alone seldom goes beyond (Box and Jenkins 1970) */
	double seasonality_f, seasonality_p; /* a pair of annual waves more than none: F(2, n - 4);
						NAN: unknown */
};

/*
 * Least squares of y on 1 and t, without and with sin and cos of 2 pi m / 12: the F test of the two
 * waves, and the autocorrelation of the residuals over months that are one apart. The F test takes
 * the errors as independent, so that it finds a season a little too often where neighbours resemble
 * each other. False where there are under PATTERN_LEAST months, or they are out of order.
 */
bool monthly_pattern(const struct monthly_series *series, struct monthly_pattern *out);

/* Autocorrelation of what is given, whose mean is 0, over the pairs of months that are lag apart:
 * sum of their products over the sum of all squares; NAN where all are 0. */
double pattern_acf(const int *months, const double *values, size_t count, int lag);

#endif
