/* Monthly series with an event in them: which months are before it, which after. */
#ifndef ANALYSIS_MONTHLY_H
#define ANALYSIS_MONTHLY_H

#include <stdbool.h>
#include <stddef.h>

#include "base/error.h"

/*
 * Months are numbers of model/month.h, so that January is 0 modulo 12 and neighbours differ by 1.
 * They rise; one that is absent, or whose value is not finite, is missing.
 */
struct monthly_series {
	const int *months;
	const double *values;
	size_t count;
};

enum monthly_event_month {
	MONTHLY_EVENT_AFTER,	/* the event's month counts as after */
	MONTHLY_EVENT_BEFORE,	/* as before */
	MONTHLY_EVENT_EXCLUDED, /* as neither */
};

enum { MONTHLY_TRANSITION_MAX = 3 };

struct monthly_break {
	int event; /* month */
	enum monthly_event_month event_month;
	int transition; /* 0 to 3: so many first months that would be after count as neither */
};

/* The first month that counts as after. */
int monthly_first_after(const struct monthly_break *at);

/* -1 before, 0 neither, 1 after. */
int monthly_side(const struct monthly_break *at, int month);

struct monthly_counts {
	size_t before, after, excluded; /* months with a value */
	size_t missing; /* between the first and the last month with a value, without one */
};
struct monthly_counts monthly_count(
	const struct monthly_series *series, const struct monthly_break *at);

/* False where a month comes twice or months go back, or the transition is out of range; says which.
 */
bool monthly_check(
	const struct monthly_series *series, const struct monthly_break *at, struct error *error);

#endif
