/* Interrupted time series: did level or slope change after a month, given that neighbouring months
 * resemble each other. */
#ifndef ANALYSIS_INTERRUPTED_H
#define ANALYSIS_INTERRUPTED_H

#include <stdbool.h>
#include <stddef.h>

#include "analysis/monthly.h"
#include "base/error.h"

enum {
	INTERRUPTED_REFUSED_BELOW = 12, /* months on each side */
	INTERRUPTED_WARNED_BELOW = 24,
	INTERRUPTED_COLUMNS = 8, /* intercept, t, D, tp, s1, c1, s2, c2 */
};

enum interrupted_method {
	INTERRUPTED_REML,	/* generalised least squares, AR(1) errors, restricted likelihood */
	INTERRUPTED_ML,		/* the same by full likelihood: phi too small in short series */
	INTERRUPTED_NEWEY_WEST, /* least squares, robust errors: understates them in short series */
	INTERRUPTED_OLS,	/* least squares as if months were independent: never alone */
};
extern const char *const interrupted_method_names[]; /* "reml", "ml", "nw", "ols", NULL */

enum interrupted_harmonics {   /* pairs of annual sine and cosine */
	INTERRUPTED_AUTOMATIC, /* one from 24 months with a value, two from 60 */
	INTERRUPTED_NO_HARMONIC,
	INTERRUPTED_ONE_HARMONIC,
	INTERRUPTED_TWO_HARMONICS,
};

/* Zero-initialise for the defaults. */
struct interrupted_options {
	enum interrupted_method method;
	enum interrupted_harmonics harmonics;
};

struct interrupted_estimate {
	double value, se;
	double low, high; /* 95 % interval, Student's t with n - p degrees of freedom */
	double t, p;	  /* two-sided, against no change; NAN, as the interval, of an exact fit */
};

struct interrupted {
	enum interrupted_method method;
	size_t harmonics;
	size_t n, parameters; /* months used, columns; degrees of freedom n - parameters */
	struct monthly_counts counts;
	int first, first_after, last; /* months */
	double coefficients[INTERRUPTED_COLUMNS], se[INTERRUPTED_COLUMNS];
	double covariance[INTERRUPTED_COLUMNS][INTERRUPTED_COLUMNS];
	struct interrupted_estimate level; /* in the first month after, in the series' unit */
	struct interrupted_estimate slope; /* change of it, per month */
	struct interrupted_estimate effect_at_end; /* level + slope, in the last month */
	double joint_f, joint_p; /* neither level nor slope changed: F(2, n - p) */
	double expected_at_break, expected_at_end; /* the level without the break, those months */
	double phi;				   /* REML, ML; else NAN */
	double sigma;
	double log_likelihood; /* REML, ML, as nlme::gls gives it; else NAN */
	size_t lag;	       /* Newey-West */

	/* For honest words. */
	bool at_boundary; /* |phi| over 0.98: the estimate ran to its boundary, intervals are not to
			     be trusted */
	bool few_months;  /* under 24 on a side */
	bool exact;	  /* the line goes through every month, to 1e-10 of the values: no spread to
			     test with */
	double residual_acf1,	/* of least squares, over the pairs of months that are one apart */
		residual_acf12; /* the same twelve apart, without harmonics; NAN: unknown */
	double durbin_watson;
	double seasonality_f, seasonality_p; /* one harmonic more than none: F(2, n - 6); NAN */
};

/*
 * Least squares of y on 1, t, D, tp and harmonics: t counts months from 1 at the first with a value
 * (gaps keep their number), D is 1 from the first month after on, tp = D (t - t of that month); so
 * level is in that month and not extrapolated. Errors AR(1) with correlation phi^gap, phi by golden
 * section on the profile likelihood (Pinheiro and Bates 2000, ch. 5; nlme::gls with corAR1).
 * The test of change is level.p by REML: in simulated series of 60 months without a change it is
 * under 0.05 in 6 to 9 % (phi 0 to 0.8); slope, effect at the end and the joint test in 10 to 13 %
 * at phi 0.8, so they are weaker evidence (tests/bench/simulate.c).
 * Fails, with the reason in words: under 12 months on a side, a month twice, a model that the
 * months cannot tell apart.
 */
bool interrupted_fit(const struct monthly_series *series, const struct monthly_break *at,
	const struct interrupted_options *options, struct interrupted *out, struct error *error);

/* The fitted value of a month, and what the line before would have given had nothing changed. */
double interrupted_fitted(const struct interrupted *fit, int month);
double interrupted_expected(const struct interrupted *fit, int month);

/* What is compared between providers. */
enum interrupted_statistic {
	INTERRUPTED_LEVEL,
	INTERRUPTED_RELATIVE_LEVEL, /* over the level without the break, for counts: absolute change
				       only ranks hospitals by size */
	INTERRUPTED_SLOPE,
	INTERRUPTED_EFFECT_AT_END,
	INTERRUPTED_RELATIVE_EFFECT_AT_END,
};

/* NAN where the level without the break is not above 0. */
double interrupted_statistic_of(
	const struct interrupted *fit, enum interrupted_statistic statistic);

#endif
