/* XmR control charts as NHSRplotthedots 0.2.2 draws them, and by the rules of NHS England's Making
 * Data Count tools. */
#ifndef ANALYSIS_XMR_H
#define ANALYSIS_XMR_H

#include <stdbool.h>
#include <stddef.h>

#include "base/error.h"
#include "base/memory.h"

enum {
	XMR_NA = -9, /* an answer that cannot be given: the value or the limit is missing */
	XMR_FIX_AT_LEAST = 12, /* points a fixed baseline needs */
	XMR_SHORT_GROUP = 13,  /* fewer rows in a group than this: trial limits */
	XMR_WINDOW = 7,	       /* points of a shift, and of a trend */
	XMR_TREND_SHORT = 6,   /* points of a trend, as users of MDC's tools may choose */
};

enum xmr_rules {
	XMR_RULES_NHSR, /* NHSRplotthedots: moving ranges screened, points outside do not count in
			   2-in-3 */
	XMR_RULES_MDC,	/* Making Data Count's Excel and SQL tools: no screening, they do (since Nov
			   2023), and what is improvement and concern is shown as improvement */
};
extern const char *const xmr_rules_names[]; /* "nhsr", "mdc", NULL */

enum xmr_direction {
	XMR_NEUTRAL,
	XMR_INCREASE, /* is an improvement */
	XMR_DECREASE,
};
extern const char *const xmr_direction_names[]; /* "neutral", "increase", "decrease", NULL */

/* What to do with a row without a value. */
enum xmr_gaps {
	XMR_GAPS_KEEP, /* its two moving ranges are dropped, and no run crosses it */
	XMR_GAPS_SKIP, /* as if the row were not there: its neighbours are adjacent, and a rebase on
			  it is ignored (R given absent rows) */
};

/* The signals, in order of priority. */
enum xmr_type {
	XMR_COMMON_CAUSE,
	XMR_ABOVE_UCL,
	XMR_BELOW_LCL,
	XMR_TREND_INCREASING,
	XMR_TREND_DECREASING,
	XMR_TWO_IN_THREE_ABOVE,
	XMR_TWO_IN_THREE_BELOW,
	XMR_SEVEN_ABOVE,
	XMR_SEVEN_BELOW,
	XMR_TYPE_COUNT
};
extern const char *const xmr_type_names[]; /* special_cause_type: "7 Point Trend (Increasing)" … */
/* The same where a trend is of so many points. */
const char *xmr_type_name(enum xmr_type type, size_t trend);

enum xmr_point_type {
	XMR_POINT_COMMON_CAUSE,
	XMR_POINT_IMPROVEMENT,
	XMR_POINT_CONCERN,
	XMR_POINT_NEUTRAL_HIGH,
	XMR_POINT_NEUTRAL_LOW,
};
extern const char *const xmr_point_type_names[]; /* "special_cause_improvement" … */

/* What the last point is shown as. "High" is the side of the signal, and a rising trend below the
 * mean is high. */
enum xmr_variation {
	XMR_VARIATION_COMMON_CAUSE,
	XMR_VARIATION_IMPROVEMENT_HIGH,
	XMR_VARIATION_IMPROVEMENT_LOW,
	XMR_VARIATION_CONCERN_HIGH,
	XMR_VARIATION_CONCERN_LOW,
	XMR_VARIATION_NEUTRAL_HIGH,
	XMR_VARIATION_NEUTRAL_LOW,
	XMR_VARIATION_COUNT
};
extern const char *const xmr_variation_names[]; /* "concern_high" … */

/* Whether the target lies outside the last group's limits, strictly. */
enum xmr_assurance {
	XMR_ASSURANCE_NONE, /* no target, or no direction */
	XMR_ASSURANCE_PASS,
	XMR_ASSURANCE_FAIL,
	XMR_ASSURANCE_INCONSISTENT, /* also where the limits are undefined */
	XMR_ASSURANCE_COUNT
};
extern const char *const xmr_assurance_names[]; /* "", "pass", "fail", "inconsistent" */

/* In order of date. What is not finite is a missing value. */
struct xmr_series {
	const double *values;
	const long *dates;  /* day or month numbers, which must rise; or NULL: not checked */
	const bool *rebase; /* true where a group starts; or NULL: one group */
	size_t count;
};

/* Start from xmr_options_for(). */
struct xmr_options {
	enum xmr_direction direction;
	enum xmr_gaps gaps;
	double target;	  /* NAN: none */
	size_t fix_after; /* limits from the first so many rows of each group; 0: from all */
	bool screen;	  /* moving ranges of 3.267 times their mean and more are left out */
	bool outside_counts_as_close; /* in 2-in-3 */
	bool improvement_shown;	      /* of a point that meets signals of both */
	size_t trend;		      /* points: XMR_WINDOW or XMR_TREND_SHORT */
};
/* Neutral, gaps kept, no target, no fixed baseline, trends of 7; the rest by the rules. */
struct xmr_options xmr_options_for(enum xmr_rules rules);

struct xmr_point {
	double value;			/* NAN: missing */
	double mean, lpl, upl;		/* of its group; NAN: undefined */
	double near_lpl, near_upl;	/* two thirds of the way to the limits */
	int rebase_group;		/* from 0 */
	int outside_limits;		/* 0, 1 or XMR_NA */
	int relative_to_mean;		/* -1, 0, 1 or XMR_NA */
	int close_to_limits;		/* 0, 1 or XMR_NA */
	enum xmr_type type;		/* the signal that flagged it */
	unsigned rules;			/* every signal it meets: bits 1u << enum xmr_type */
	enum xmr_point_type point_type; /* by that signal alone, as R has it */
	enum xmr_point_type shown;	/* the same, or the improvement that it meets too */
	bool special_cause;		/* special_cause_flag */
	bool short_group;		/* short_group_warning: fewer than 13 rows in its group */
};

struct xmr {
	struct xmr_point *points; /* one for each row of the series, missing ones too */
	size_t count;
	size_t known; /* points with a value */
	size_t groups;
	size_t counts[XMR_TYPE_COUNT]; /* points by the signal that flagged them */
	size_t flagged;
	enum xmr_variation variation;
	enum xmr_assurance assurance;
	size_t last;	     /* the row the icons speak of; count where there is none */
	size_t limit_values; /* values the last group's limits rest on */
	bool trial_limits;   /* fewer than 13 values in that group, whatever its baseline */
};

/*
 * Limits mean ± 2.66 average moving ranges; the four signals (outside a limit; 7 points rising or
 * falling; 2 of 3 beyond two thirds of a limit; 7 on one side of the mean), each inside one group.
 * Source: NHSRplotthedots 0.2.2, number by number; where R stops, at a missing value in a window
 * that otherwise rises or falls, that window is no trend. The points are the arena's. Fails where
 * dates repeat or fall, where fix_after is 1 to 11, or a trend is of other than 6 or 7 points.
 */
bool xmr_compute(struct arena *arena, const struct xmr_series *series,
	const struct xmr_options *options, struct xmr *out, struct error *error);

/* The icon of a point; xmr_compute() takes that of the last row, as R does. */
enum xmr_variation xmr_variation_of(const struct xmr_point *point, enum xmr_direction direction);

/* A point that meets at least one signal of improvement and one of concern. */
bool xmr_point_is_mixed(const struct xmr_point *point, enum xmr_direction direction);

#endif
