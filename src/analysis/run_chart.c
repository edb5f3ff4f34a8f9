/* Run, I, p and p' charts, one part at a time. */
#include "analysis/run_chart.h"

#include <math.h>

#include "sums.h"

const char *const run_chart_kind_names[] = {"run", "i", "p", "pp", NULL};

/* One part: its points, numerators, denominators (or NULL), and room for as many numbers. */
struct stretch {
	struct run_chart_point *points;
	const double *values, *denominators;
	double *scratch;
	size_t count, base; /* rows, and those that centre and limits rest on: the first */
	bool screen;
};

static const double D2 = 1.128; /* mean moving range of two normal values, in deviations */

size_t run_chart_longest_run_max(size_t useful)
{
	return (size_t)nearbyint(log2((double)useful)) + 3;
}

/*
 * P(X = k) for Binomial(n, 1/2) from the middle downwards, where it is largest: nothing underflows
 * that matters, and half of the distribution is known exactly.
 */
size_t run_chart_crossings_min(size_t useful)
{
	size_t n = useful - 1, k = n / 2;
	long double probability = 1, below;

	for (size_t i = 1; i <= k; i++)
		probability *= (long double)(2 * i - 1) / (long double)(2 * i);
	if (n % 2 == 1) /* C(n, k) / 2^n from C(2k, k) / 4^k */
		probability *= (long double)n / (long double)(k + 1) / 2;
	below = n % 2 == 1 ? 0.5L - probability : 0.5L - probability / 2;
	while (k > 0 && below >= 0.05L) {
		probability *= (long double)k / (long double)(n - k + 1);
		k--;
		below -= probability;
	}
	return k;
}

static void find_runs(const struct run_chart_point *points, struct run_chart_part *part)
{
	size_t run = 0, runs = 0;
	int last = 0;

	for (size_t i = 0; i < part->count; i++) {
		double above = points[i].value - points[i].cl;
		int side = (above > 0) - (above < 0);

		if (side == 0) /* on the line, or missing */
			continue;
		part->useful++;
		run = side == last ? run + 1 : 1;
		runs += side != last;
		last = side;
		part->longest_run = run > part->longest_run ? run : part->longest_run;
	}
	if (part->useful == 0)
		return;
	part->crossings = runs - 1;
	part->longest_run_max = run_chart_longest_run_max(part->useful);
	part->crossings_min = run_chart_crossings_min(part->useful);
	part->runs_signal =
		part->longest_run > part->longest_run_max || part->crossings < part->crossings_min;
}

static void centre_on_median(const struct stretch *s)
{
	size_t known = 0;
	double median;

	for (size_t i = 0; i < s->base; i++)
		if (!isnan(s->points[i].value))
			s->scratch[known++] = s->points[i].value;
	median = sums_median(s->scratch, known);
	for (size_t i = 0; i < s->count; i++)
		s->points[i].cl = median;
}

static void limits_of_i(const struct stretch *s)
{
	double mean, deviation;

	for (size_t i = 0; i < s->base; i++)
		s->scratch[i] = s->points[i].value;
	mean = sums_mean(s->scratch, s->base);
	deviation = sums_moving_range(s->scratch, s->base, s->screen) / D2;
	for (size_t i = 0; i < s->count; i++) {
		s->points[i].cl = mean;
		s->points[i].lcl = mean - 3 * deviation;
		s->points[i].ucl = mean + 3 * deviation;
	}
}

static double pooled_share(const struct stretch *s)
{
	long double numerators = 0, denominators = 0;

	for (size_t i = 0; i < s->base; i++)
		if (!isnan(s->points[i].value)) {
			numerators += s->values[i];
			denominators += s->denominators[i];
		}
	return (double)(numerators / denominators); /* 0 / 0 is NAN */
}

static void limits_of_p(const struct stretch *s, bool prime)
{
	double share = pooled_share(s), spread = 1;

	for (size_t i = 0; i < s->base; i++) {
		double deviation = sqrt(share * (1 - share) / s->denominators[i]);

		s->scratch[i] = (s->points[i].value - share) / deviation;
	}
	if (prime)
		spread = sums_moving_range(s->scratch, s->base, s->screen) / D2;
	for (size_t i = 0; i < s->count; i++) {
		struct run_chart_point *point = &s->points[i];
		double deviation = sqrt(share * (1 - share) / s->denominators[i]) * spread;

		point->cl = share;
		if (isnan(point->value) || isnan(deviation))
			continue;
		point->lcl = fmax(share - 3 * deviation, 0);
		point->ucl = fmin(share + 3 * deviation, 1);
	}
}

static void compute_part(enum run_chart_kind kind, const struct stretch *s)
{
	switch (kind) {
	case RUN_CHART_RUN:
		centre_on_median(s);
		break;
	case RUN_CHART_I:
		limits_of_i(s);
		break;
	case RUN_CHART_P:
	case RUN_CHART_P_PRIME:
		limits_of_p(s, kind == RUN_CHART_P_PRIME);
		break;
	}
	for (size_t i = 0; i < s->count; i++) {
		struct run_chart_point *point = &s->points[i];

		point->sigma_signal = point->value > point->ucl || point->value < point->lcl;
	}
}

static bool check(
	enum run_chart_kind kind, const struct run_chart_series *series, struct error *error)
{
	bool shares = kind == RUN_CHART_P || kind == RUN_CHART_P_PRIME;

	if (shares && series->denominators == NULL)
		return error_set(error,
			"a %s chart needs a denominator for each value: numbers of patients, not "
			"percentages",
			kind == RUN_CHART_P ? "p" : "p′");
	for (size_t i = 1; series->dates != NULL && i < series->count; i++)
		if (series->dates[i] <= series->dates[i - 1])
			return error_set(error,
				"rows %zu and %zu: %s; a run chart takes one value a date, in "
				"order",
				i, i + 1,
				series->dates[i] == series->dates[i - 1] ? "the same date twice"
									 : "the dates go back");
	return true;
}

static double value_of(const struct run_chart_series *series, bool shares, size_t i)
{
	double value = series->values[i];

	if (shares) /* not of nobody */
		value = series->denominators[i] > 0 ? value / series->denominators[i] : NAN;
	return isfinite(value) ? value : NAN;
}

static size_t base_of(const struct run_chart_series *series, const struct run_chart_part *part)
{
	size_t base = series->limit_end != NULL ? series->limit_end[part->first] - part->first
						: part->count;

	return base < part->count ? base : part->count;
}

bool run_chart_compute(struct arena *arena, enum run_chart_kind kind,
	const struct run_chart_series *series, bool unscreened, struct run_chart *out,
	struct error *error)
{
	size_t count = series->count;
	double *scratch = arena_array(arena, count + 1, sizeof *scratch);
	bool shares = kind == RUN_CHART_P || kind == RUN_CHART_P_PRIME;

	*out = (struct run_chart){.count = count};
	if (!check(kind, series, error))
		return false;
	out->points = arena_array(arena, count + 1, sizeof *out->points);
	out->parts = arena_array(arena, count + 1, sizeof *out->parts);
	for (size_t i = 0; i < count; i++) {
		if (i == 0 || (series->part != NULL && series->part[i]))
			out->parts[out->part_count++].first = i;
		out->parts[out->part_count - 1].count++;
		out->points[i] = (struct run_chart_point){.value = value_of(series, shares, i),
			.cl = NAN,
			.lcl = NAN,
			.ucl = NAN,
			.part = out->part_count - 1};
	}
	for (size_t k = 0; k < out->part_count; k++) {
		struct run_chart_part *part = &out->parts[k];
		struct stretch stretch = {out->points + part->first, series->values + part->first,
			shares ? series->denominators + part->first : NULL, scratch, part->count,
			base_of(series, part), !unscreened};

		compute_part(kind, &stretch);
		find_runs(stretch.points, part);
	}
	return true;
}
