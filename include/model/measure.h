/* Official measures: what they are called, how they are worked out, what they count and miss. */
#ifndef MODEL_MEASURE_H
#define MODEL_MEASURE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/string_buffer.h"

enum better { BETTER_NEUTRAL, BETTER_UP, BETTER_DOWN };
extern const char *const better_names[]; /* "neutral", "up", "down" */

enum measure_form {
	MEASURE_WAITS_TOTAL, /* pathways, those of unknown clock start too */
	MEASURE_WITHIN,	     /* in the bands below `weeks` */
	MEASURE_WITHIN_PERCENT,
	MEASURE_OVER,
	MEASURE_OVER_PERCENT,
	MEASURE_PERCENTILE, /* `quantile`, in weeks */
	MEASURE_MEAN,	    /* an estimate from band middles */
	MEASURE_SUM,	    /* of `items` */
	MEASURE_PERCENT,    /* 100 * sum of items / sum of `of` */
	MEASURE_COMPLEMENT, /* 100 - that */
	MEASURE_DIFFERENCE, /* sum of items less that of `of` */
	MEASURE_GIVEN,	    /* a share or percentile as its publisher worked it out: the item; `of`
			       is the numerator and denominator of a share where these are known */
};

enum { MEASURE_ITEMS_MOST = 4 };

/* A standard (or an aim, where words say so) and when it was in force; to = 0: still. */
struct standard {
	double value;
	int from, to;	   /* months, as model/month.h has them */
	const char *words; /* "92 % within 18 weeks" */
};

struct measure {
	const char *id;	     /* "rtt.incomplete.within18.pct" */
	const char *name;    /* "Waiting list, within 18 weeks" */
	const char *head;    /* over a column, at most 10 cells: "% in 18" */
	const char *dataset; /* "rtt", "ae", "dm01", "cancer", "published", "other" */
	const char *unit;    /* "pathways", "%", "weeks", "attendances" … */
	enum better better;
	bool flow; /* over the month, may be added; else a snapshot of its last day */
	bool by_function, by_test, by_type; /* --function, --test, --cancer-type make sense */
	enum measure_form form;
	unsigned parts; /* 1 << enum waits_part, of waits */
	int weeks;
	double quantile;
	const char *items[MEASURE_ITEMS_MOST], *of[MEASURE_ITEMS_MOST]; /* of figures; NULL ends */
	const char *counts;	      /* one sentence: what it counts */
	const char *misses;	      /* one sentence: what it misses, or how it misleads */
	struct standard standards[3]; /* words NULL ends */
};

extern const struct measure measures[]; /* ends with id NULL */

/*
 * The measure of this id, also rtt.*.withinN, .withinN.pct, .overN, .overN.pct for any number of
 * weeks and .pN for any percentile (dm01.* likewise); false where there is none. Strings of *out
 * live as long as the program, but for those of such a one that are written into `made`.
 */
struct measure_names {
	char id[64], name[96], head[16], counts[240];
};
bool measure_find(const char *id, struct measure *out, struct measure_names *made);

/* The standard in force in that month; NULL where there was none. */
const struct standard *measure_standard(const struct measure *measure, int month);

/*
 * Those in force, or those that were: "95 % within four hours, since Jun 2010", "98 % within four
 * hours, from Dec 2004 to May 2010", "; " between several. Nothing is added where there are none.
 */
enum standard_state { STANDARD_IN_FORCE, STANDARD_ENDED, STANDARD_STATES };
extern const char *const standard_labels[]; /* "Standard", "Formerly" */
void measure_standards(
	const struct measure *measure, enum standard_state state, struct string_buffer *out);

/* Worked out from distributions; else from figures. */
bool measure_is_waits(const struct measure *measure);
/* Has a numerator and a denominator. */
bool measure_is_percent(const struct measure *measure);

/* How many, so that months and bodies add up and a change is in per cent; not weeks, nor a ratio.
 */
bool measure_is_count(const struct measure *measure);

/* Brought by a file of the user's own. */
bool measure_is_own(const struct measure *measure);

/* "58.2", "13.9", "7,570,371", "27,162.5", for a column: decimals by unit, but all digits of the
 * user's own, up to 15. NAN is "–", minus U+2212. */
void measure_format(const struct measure *measure, double value, char buffer[32]);

#endif
