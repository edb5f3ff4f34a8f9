/* What was missing and comes back very different. */
#include "returned.h"

#include <math.h>
#include <string.h>

/*
 * Measured on the trusts of the real files (lists of Apr 2024 to Jan 2026, of 1,000 pathways or
 * more): over four to six months one list in twenty changes by more than 18.5 %, over two or three
 * one in fifty by 17 %. BHRUT's came back 20 % longer in January 2026.
 */
static const double list_differs = 0.18;
/* What is counted over a month (new and completed pathways, attendances), and a median wait, change
 * by 24 to 26 % as often. */
static const double rest_differs = 0.25;
/* Likewise percentages: 12 points of the four hours, 6 of the 18 weeks, whose list tells as well.
 */
static const double points_differ = 10;

static bool differs(double before, double now, double limit)
{
	return isfinite(before) && isfinite(now) && before != 0 &&
	       fabs(now - before) > limit * fabs(before);
}

static bool is_list(const struct measure *measure)
{
	return !measure->flow && strcmp(measure->dataset, "rtt") == 0;
}

static bool is_wait(const struct measure *measure)
{
	return measure->form == MEASURE_PERCENTILE || measure->form == MEASURE_MEAN;
}

/* A part of a count is judged by the whole of it: of the longest waits alone half change by a
 * quarter in half a year. */
static bool values_differ(const struct gap_watch *watch, double value)
{
	if (measure_is_percent(watch->measure))
		return fabs(value - watch->value) >= points_differ;
	return (is_wait(watch->measure) || isnan(watch->count)) &&
	       differs(watch->value, value, rest_differs);
}

static bool was_withheld(const char *why)
{
	return why != NULL &&
	       (strcmp(why, "not submitted") == 0 || strcmp(why, "not reported") == 0);
}

bool gap_returned(struct gap_watch *watch, double value, double count, const char *why)
{
	bool returned;

	if (isnan(value)) {
		watch->gap = watch->gap || was_withheld(why);
		return false;
	}
	returned = watch->any && watch->gap &&
		   (values_differ(watch, value) ||
			   differs(watch->count, count,
				   is_list(watch->measure) ? list_differs : rest_differs));
	watch->value = value;
	watch->count = count;
	watch->any = true;
	watch->gap = false;
	return returned;
}
