/* Placebo ranks: how often a change as large happens where nothing did. */
#ifndef ANALYSIS_PLACEBO_H
#define ANALYSIS_PLACEBO_H

#include <stdbool.h>
#include <stddef.h>

#include "analysis/interrupted.h"
#include "base/memory.h"

/* Where one change stands among all, ours included. */
struct placebo_rank {
	size_t count;	    /* changes that are known */
	size_t rank;	    /* 1 + those larger in absolute value: 1 is the largest change of all */
	size_t as_large;    /* those at least as large in absolute value */
	double share;	    /* as_large / count: the two-sided p of a permutation test */
	double rank_signed; /* from the lowest (most negative) up, from 1; ties share the mean of
			       theirs */
	size_t same_way;    /* those with the sign of ours, ours included */
};

/* NAN among the changes is one that could not be had. False where ours is. */
bool placebo_rank(const double *changes, size_t count, size_t own, struct placebo_rank *out);

/* Asked between two series or dates, each of which takes up to a millisecond. */
struct placebo_pause {
	bool (*wanted)(void *by);
	void *by;
	bool taken; /* it was: what was computed is not whole and is of no use */
};

/*
 * The same statistic for every series at one date. NAN where a series cannot be tested (under 12
 * months on a side). Returns how many can. 130 series of 36 months take some tens of
 * milliseconds. pause may be NULL.
 */
size_t placebo_providers(const struct monthly_series *series, size_t count,
	const struct monthly_break *at, const struct interrupted_options *options,
	enum interrupted_statistic statistic, double *changes, struct placebo_pause *pause);

struct placebo_date {
	int month; /* taken as the event */
	double change;
};

struct placebo_dates {
	const struct placebo_date *items; /* in order */
	size_t count;
	size_t step; /* every so manieth month was tried, that of the break among them; 1: all */
};

/*
 * The same statistic for one series with its months taken as the event; those that leave under 12
 * on a side are left out. Of over 240 months, or of over 1,600 fewer still, every so manieth is
 * tried, for each takes a whole fit. The array is the arena's. Returns how many. pause may be NULL.
 */
size_t placebo_dates(struct arena *arena, const struct monthly_series *series,
	const struct monthly_break *at, const struct interrupted_options *options,
	enum interrupted_statistic statistic, struct placebo_dates *out,
	struct placebo_pause *pause);

#endif
