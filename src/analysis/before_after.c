/* Means, ranks and calendar months before and after. */
#include "analysis/before_after.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "analysis/distribution.h"
#include "analysis/linear.h"
#include "base/memory.h"
#include "sums.h"

/* The used values: those before, then those after, each in order of month. */
struct sides {
	double *values, *sorted;
	int *months;
	size_t before, after;
};

static void make_sides(const struct monthly_series *series, const struct monthly_break *at,
	const struct monthly_counts *counts, struct sides *sides)
{
	size_t at_side[2] = {0, counts->before}, total = counts->before + counts->after;

	*sides = (struct sides){.before = counts->before, .after = counts->after};
	sides->values = memory_allocate(2 * total * sizeof *sides->values);
	sides->sorted = sides->values + total;
	sides->months = memory_allocate(total * sizeof *sides->months);
	for (size_t i = 0; i < series->count; i++) {
		int side = monthly_side(at, series->months[i]);

		if (!isfinite(series->values[i]) || side == 0)
			continue;
		sides->values[at_side[side > 0]] = series->values[i];
		sides->months[at_side[side > 0]++] = series->months[i];
	}
}

static struct before_after_side describe(const double *values, size_t count, double *scratch)
{
	struct before_after_side out = {.count = count,
		.mean = sums_mean(values, count),
		.deviation = sums_deviation(values, count)};

	memcpy(scratch, values, count * sizeof *values);
	out.median = sums_median(scratch, count);
	return out;
}

static struct before_after_difference difference(double value, double se, double df)
{
	struct before_after_difference out = {.value = value, .se = se, .df = df};
	double reach = distribution_student_quantile(0.05, df) * se;

	out.low = value - reach;
	out.high = value + reach;
	out.t = se > 0 ? value / se : value == 0 ? 0 : copysign(INFINITY, value);
	out.p = distribution_student_two_sided(out.t, df);
	return out;
}

static const struct before_after_difference UNKNOWN = {NAN, NAN, NAN, NAN, NAN, NAN, NAN};

/* Constant sides: no error, and so many degrees of freedom as there are months. */
static struct before_after_difference welch(
	const struct before_after_side *before, const struct before_after_side *after)
{
	double nb = (double)before->count, na = (double)after->count;
	double vb = before->deviation * before->deviation / nb,
	       va = after->deviation * after->deviation / na;
	double df = vb + va > 0 ? (vb + va) * (vb + va) / (vb * vb / (nb - 1) + va * va / (na - 1))
				: nb + na - 2;

	return difference(after->mean - before->mean, sqrt(vb + va), df);
}

/* Least squares of y on 1 and D, where the means are known already. */
static struct before_after_difference robust(
	const struct sides *sides, const struct before_after *out, size_t lag)
{
	size_t n = sides->before + sides->after;
	double *xy = memory_allocate(3 * n * sizeof *xy), *work, *residuals;
	double covariance[LINEAR_COLUMNS][LINEAR_COLUMNS];
	struct linear_fit fit;

	work = memory_allocate(4 * n * sizeof *work);
	residuals = work + 3 * n;
	for (size_t i = 0; i < n; i++) {
		bool is_after = i >= sides->before;

		xy[i] = 1;
		xy[n + i] = is_after;
		xy[2 * n + i] = sides->values[i];
		residuals[i] = sides->values[i] - (is_after ? out->after : out->before).mean;
	}
	memcpy(work, xy, 3 * n * sizeof *xy);
	linear_reduce(work, n, 2, &fit); /* cannot fail: both sides have months */
	linear_solve(work, &fit);
	linear_newey_west(xy, residuals, &fit, lag, covariance);
	free(work);
	free(xy);
	return difference(
		out->after.mean - out->before.mean, sqrt(fmax(covariance[1][1], 0)), (double)n - 2);
}

static int compare(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;

	return (x > y) - (x < y);
}

/* Among sorted values: how many are below, and how many are equal. */
static void locate(const double *sorted, size_t count, double value, double *below, double *equal)
{
	size_t low = 0, high = count, end;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (sorted[middle] < value)
			low = middle + 1;
		else
			high = middle;
	}
	for (end = low; end < count && sorted[end] == value; end++)
		;
	*below = (double)low;
	*equal = (double)(end - low);
}

/* W: the pairs in which the month after is the larger, ties by half. */
static void mann_whitney(const struct sides *sides, struct before_after *out)
{
	double nb = (double)sides->before, na = (double)sides->after, n = nb + na;
	double w = 0, ties = 0, deviation, z;

	memcpy(sides->sorted, sides->values, (size_t)n * sizeof *sides->values);
	qsort(sides->sorted, sides->before, sizeof *sides->sorted, compare);
	for (size_t i = 0; i < sides->after; i++) {
		double below, equal;

		locate(sides->sorted, sides->before, sides->values[sides->before + i], &below,
			&equal);
		w += below + equal / 2;
	}
	qsort(sides->sorted, (size_t)n, sizeof *sides->sorted, compare);
	for (size_t i = 0; i < (size_t)n;) {
		double below, equal;

		locate(sides->sorted, (size_t)n, sides->sorted[i], &below, &equal);
		ties += equal * equal * equal - equal;
		i += (size_t)equal;
	}
	deviation = sqrt(na * nb / 12 * ((n + 1) - ties / (n * (n - 1))));
	z = w - na * nb / 2;
	z = z == 0 ? 0 : (z - copysign(0.5, z)) / deviation;
	out->mann_whitney_w = w;
	out->mann_whitney_p = fmin(2 * distribution_normal_upper(fabs(z)), 1);
}

static double mean_of_month(const struct sides *sides, bool after, int calendar_month)
{
	size_t first = after ? sides->before : 0, count = after ? sides->after : sides->before;
	double *scratch = sides->sorted;
	size_t known = 0;

	for (size_t i = first; i < first + count; i++)
		if ((sides->months[i] % 12 + 12) % 12 == calendar_month)
			scratch[known++] = sides->values[i];
	return sums_mean(scratch, known);
}

static void compare_same_months(const struct sides *sides, struct before_after *out)
{
	double changes[12];

	for (int month = 0; month < 12; month++) {
		double change =
			mean_of_month(sides, true, month) - mean_of_month(sides, false, month);

		if (!isnan(change))
			changes[out->same_months++] = change;
	}
	out->same_month = UNKNOWN;
	if (out->same_months >= 2)
		out->same_month = difference(sums_mean(changes, out->same_months),
			sums_deviation(changes, out->same_months) / sqrt((double)out->same_months),
			(double)out->same_months - 1);
}

/* Where the error is rounding there is no spread to judge by. */
static void keep_judged(
	const struct before_after *plain, struct before_after_difference *difference)
{
	double largest = fmax(fabs(plain->before.mean), fabs(plain->after.mean));

	if (!(difference->se <= 1e-10 * largest))
		return;
	difference->se = 0;
	difference->low = difference->high = difference->t = difference->p = NAN;
}

bool before_after_compare(const struct monthly_series *series, const struct monthly_break *at,
	struct before_after *out, struct error *error)
{
	struct monthly_counts counts;
	struct sides sides;

	*out = (struct before_after){0};
	if (!monthly_check(series, at, error))
		return false;
	counts = monthly_count(series, at);
	if (counts.before < 2 || counts.after < 2)
		return error_set(error,
			"%zu months before and %zu after: a difference needs at least 2 on each "
			"side",
			counts.before, counts.after);
	make_sides(series, at, &counts, &sides);
	out->before = describe(sides.values, sides.before, sides.sorted);
	out->after = describe(sides.values + sides.before, sides.after, sides.sorted);
	out->welch = welch(&out->before, &out->after);
	out->lag = linear_newey_west_lag(sides.before + sides.after);
	out->robust = counts.before + counts.after > 2 ? robust(&sides, out, out->lag) : UNKNOWN;
	mann_whitney(&sides, out);
	compare_same_months(&sides, out);
	keep_judged(out, &out->welch);
	keep_judged(out, &out->robust);
	keep_judged(out, &out->same_month);
	free(sides.values);
	free(sides.months);
	return true;
}

enum claim_outcome claim_against(double claim_low, double claim_high, double low, double high)
{
	if (!(claim_low <= claim_high) || !(low <= high))
		return CLAIM_UNKNOWN;
	if (claim_high < low || claim_low > high)
		return CLAIM_EXCLUDED;
	return low <= 0 && high >= 0 ? CLAIM_AND_NO_CHANGE_HELD : CLAIM_HELD;
}
