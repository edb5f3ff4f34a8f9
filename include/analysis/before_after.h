/* Simple differences between the months before and after an event, each with its own error. */
#ifndef ANALYSIS_BEFORE_AFTER_H
#define ANALYSIS_BEFORE_AFTER_H

#include <stdbool.h>
#include <stddef.h>

#include "analysis/monthly.h"
#include "base/error.h"

struct before_after_side {
	size_t count; /* months with a value */
	double mean, median, deviation;
};

/* A difference after - before, its error, and a 95 % interval by Student's t; all NAN where it
 * cannot be had. Where neither side varies (to 1e-10 of the means) the error is 0, and interval, t
 * and p are NAN. */
struct before_after_difference {
	double value, se, df, low, high;
	double t, p; /* two-sided, against no difference */
};

struct before_after {
	struct before_after_side before, after;
	/* Welch (1947), as R's t.test: months taken as independent, which they are not. */
	struct before_after_difference welch;
	/* The same difference with Newey-West errors, lag floor(4 (n/100)^(2/9)), df n - 2. */
	struct before_after_difference robust;
	size_t lag;
	/* Wilcoxon, Mann and Whitney, as R's wilcox.test(exact = FALSE): normal approximation with
	 * ties and continuity correction. */
	double mann_whitney_w, mann_whitney_p;
	/* Mean over the calendar months that both sides have of (mean after - mean before); df
	 * same_months - 1. */
	struct before_after_difference same_month;
	size_t same_months;
};

/* Fails, in words, below two months with a value on a side, or where a month comes twice. */
bool before_after_compare(const struct monthly_series *series, const struct monthly_break *at,
	struct before_after *out, struct error *error);

/* A claimed size of a change laid beside an interval for it. */
enum claim_outcome {
	CLAIM_UNKNOWN,		  /* an end that is no number, or an interval upside down */
	CLAIM_HELD,		  /* the interval holds the claim and excludes no change */
	CLAIM_AND_NO_CHANGE_HELD, /* it holds both */
	CLAIM_EXCLUDED,		  /* it excludes the claim, whether or not it holds no change */
};

/* claim_low to claim_high: every reading of the claim (equal for one number, infinite for a bound),
 * in the unit of the interval low to high; it is held where any reading is. */
enum claim_outcome claim_against(double claim_low, double claim_high, double low, double high);

#endif
