/* The two sides of an event. */
#include "analysis/monthly.h"

#include <math.h>

#include "model/month.h"

int monthly_first_after(const struct monthly_break *at)
{
	return at->event + (at->event_month == MONTHLY_EVENT_AFTER ? 0 : 1) + at->transition;
}

int monthly_side(const struct monthly_break *at, int month)
{
	if (month >= monthly_first_after(at))
		return 1;
	if (month < at->event || (month == at->event && at->event_month == MONTHLY_EVENT_BEFORE))
		return -1;
	return 0;
}

struct monthly_counts monthly_count(
	const struct monthly_series *series, const struct monthly_break *at)
{
	struct monthly_counts counts = {0};
	int first = 0, last = -1;
	size_t known;

	for (size_t i = 0; i < series->count; i++) {
		int side = monthly_side(at, series->months[i]);

		if (!isfinite(series->values[i]))
			continue;
		if (last < first)
			first = series->months[i];
		last = series->months[i];
		counts.before += side < 0;
		counts.after += side > 0;
		counts.excluded += side == 0;
	}
	known = counts.before + counts.after + counts.excluded;
	counts.missing = (size_t)(last - first + 1) - known;
	return counts;
}

bool monthly_check(
	const struct monthly_series *series, const struct monthly_break *at, struct error *error)
{
	char month[8];

	if (at->transition < 0 || at->transition > MONTHLY_TRANSITION_MAX)
		return error_set(error, "a transition of %d months: it may be 0 to %d",
			at->transition, MONTHLY_TRANSITION_MAX);
	for (size_t i = 1; i < series->count; i++) {
		if (series->months[i] > series->months[i - 1])
			continue;
		month_print(series->months[i], month);
		return error_set(error,
			series->months[i] == series->months[i - 1]
				? "%s comes twice: the test takes one value a month"
				: "%s comes after a later month: the months must be in order",
			month);
	}
	return true;
}
