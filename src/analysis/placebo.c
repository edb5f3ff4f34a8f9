/* The same test elsewhere and at other times. */
#include "analysis/placebo.h"

#include <math.h>

enum {
	PLACEBO_DATES_MOST = 240,	/* as many tell a share to half a per cent */
	PLACEBO_MONTHS_FITTED = 400000, /* in all: some seconds */
};

bool placebo_rank(const double *changes, size_t count, size_t own, struct placebo_rank *out)
{
	double ours = own < count ? changes[own] : NAN;
	size_t below = 0, equal = 0;

	*out = (struct placebo_rank){.rank = 1};
	if (isnan(ours))
		return false;
	for (size_t i = 0; i < count; i++) {
		double change = changes[i];

		if (isnan(change))
			continue;
		out->count++;
		out->rank += fabs(change) > fabs(ours);
		out->as_large += fabs(change) >= fabs(ours);
		out->same_way += (change > 0) == (ours > 0) && (change < 0) == (ours < 0);
		below += change < ours;
		equal += change == ours;
	}
	out->share = (double)out->as_large / (double)out->count;
	out->rank_signed = (double)below + ((double)equal + 1) / 2;
	return true;
}

static bool pauses(struct placebo_pause *pause)
{
	if (pause != NULL && !pause->taken)
		pause->taken = pause->wanted(pause->by);
	return pause != NULL && pause->taken;
}

static double change_of(const struct monthly_series *series, const struct monthly_break *at,
	const struct interrupted_options *options, enum interrupted_statistic statistic)
{
	struct interrupted fit;
	struct error error; /* why one cannot be tested is not told: it is counted */

	if (!interrupted_fit(series, at, options, &fit, &error))
		return NAN;
	return interrupted_statistic_of(&fit, statistic);
}

size_t placebo_providers(const struct monthly_series *series, size_t count,
	const struct monthly_break *at, const struct interrupted_options *options,
	enum interrupted_statistic statistic, double *changes, struct placebo_pause *pause)
{
	size_t known = 0;

	for (size_t i = 0; i < count && !pauses(pause); i++) {
		changes[i] = change_of(&series[i], at, options, statistic);
		known += !isnan(changes[i]);
	}
	return known;
}

/* Of a fit the time goes with the months. */
static size_t step_of(size_t months)
{
	size_t most;

	if (months == 0)
		return 1;
	most = PLACEBO_MONTHS_FITTED / months;
	most = most > PLACEBO_DATES_MOST ? PLACEBO_DATES_MOST : most > 0 ? most : 1;
	return (months + most - 1) / most;
}

size_t placebo_dates(struct arena *arena, const struct monthly_series *series,
	const struct monthly_break *at, const struct interrupted_options *options,
	enum interrupted_statistic statistic, struct placebo_dates *out,
	struct placebo_pause *pause)
{
	struct monthly_break moved = *at;
	struct placebo_date *dates = arena_array(arena, series->count + 1, sizeof *dates);
	size_t own = 0;

	*out = (struct placebo_dates){.items = dates, .step = step_of(series->count)};
	while (own < series->count && series->months[own] < at->event)
		own++;
	for (size_t i = own % out->step; i < series->count && !pauses(pause); i += out->step) {
		double change;

		moved.event = series->months[i];
		change = change_of(series, &moved, options, statistic);
		if (!isnan(change))
			dates[out->count++] = (struct placebo_date){moved.event, change};
	}
	return out->count;
}
