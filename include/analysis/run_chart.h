/* Run, I, p and p' charts with Anhøj's rules, as qicharts2 0.8.1 computes them. */
#ifndef ANALYSIS_RUN_CHART_H
#define ANALYSIS_RUN_CHART_H

#include <stdbool.h>
#include <stddef.h>

#include "base/error.h"
#include "base/memory.h"

enum run_chart_kind {
	RUN_CHART_RUN,	   /* centre line the median, no limits */
	RUN_CHART_I,	   /* the mean, ± 3 average moving ranges / 1.128 */
	RUN_CHART_P,	   /* the pooled share, ± 3 binomial standard deviations, within 0 to 1 */
	RUN_CHART_P_PRIME, /* those times the spread between months (Laney 2002): for large
			      denominators */
};
extern const char *const run_chart_kind_names[]; /* "run", "i", "p", "pp", NULL */

/* In order of date. What is not finite is a missing value: the runs go on over it. */
struct run_chart_series {
	const double *values;	    /* or numerators (p, p') */
	const double *denominators; /* > 0; p and p' only, else NULL */
	const long *dates;	    /* which must rise; or NULL: not checked */
	const bool *part;	    /* true where a part begins; or NULL: one part */
	const size_t *limit_end;    /* of the row where a part begins: after the last row that its
				       centre and limits rest on; or NULL: all of the part */
	size_t count;
};

struct run_chart_point {
	double value;	     /* of p and p' the share, 0 to 1; NAN: missing */
	double cl, lcl, ucl; /* NAN: undefined, as all limits of a run chart are */
	size_t part;	     /* index into parts */
	bool sigma_signal;   /* outside the limits */
};

/* Anhøj's rules for one part. Where no point is useful, there is no signal and the rest is 0. */
struct run_chart_part {
	size_t first, count; /* rows; qicharts2 calls the count n.obs */
	size_t useful;	     /* points off the centre line */
	size_t longest_run, longest_run_max;
	size_t crossings, crossings_min;
	bool runs_signal;
};

struct run_chart {
	struct run_chart_point *points; /* one a row */
	size_t count;
	struct run_chart_part *parts;
	size_t part_count; /* at least 1 where there is a row */
};

/*
 * Everything afresh in each part. Where centre and limits rest on its first rows alone (qicharts2:
 * freeze) they are extended over the others, and the runs are those of all. The moving ranges of I
 * and p' are screened once (Nelson 1982), as qicharts2 does when attached; unless unscreened. The
 * arrays are the arena's. Fails where dates repeat or fall, or where p or p' has no denominators.
 */
bool run_chart_compute(struct arena *arena, enum run_chart_kind kind,
	const struct run_chart_series *series, bool unscreened, struct run_chart *out,
	struct error *error);

/* Longest run that n useful points may have without a signal: round(log2 n) + 3 (Schilling 2012);
 * n >= 1. */
size_t run_chart_longest_run_max(size_t useful);

/* Fewest crossings without a signal: the 5 % quantile of Binomial(n - 1, 1/2) (Chen 2010); n >= 1.
 */
size_t run_chart_crossings_min(size_t useful);

#endif
