/* Season and likeness of neighbours, by least squares. */
#include "analysis/pattern.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "analysis/distribution.h"
#include "analysis/linear.h"
#include "base/memory.h"
#include "sums.h"

enum { LINE = 2, SEASON = 4 }; /* columns: 1, t; sine, cosine */

double pattern_acf(const int *months, const double *values, size_t count, int lag)
{
	double products = 0, squares = 0;

	for (size_t i = 0, j = 0; i < count; i++) {
		squares += values[i] * values[i];
		while (months[j] < months[i] - lag)
			j++;
		if (months[j] == months[i] - lag)
			products += values[i] * values[j];
	}
	return squares > 0 ? products / squares : NAN;
}

struct columns {
	int *months;
	double *xy, *work, *y, *residuals; /* xy and work: columns of n, y last */
	size_t n;
	double largest;
};

static void make_columns(const struct monthly_series *series, struct columns *out)
{
	size_t n = 0, cells = series->count * (SEASON + 1);
	double mean = sums_mean(series->values, series->count);

	*out = (struct columns){.largest = fabs(mean)};
	out->months = memory_allocate((series->count + 1) * sizeof *out->months);
	out->xy = memory_allocate((2 * cells + 2 * series->count + 1) * sizeof *out->xy);
	out->work = out->xy + cells;
	out->y = out->work + cells;
	out->residuals = out->y + series->count;
	for (size_t i = 0; i < series->count; i++)
		if (isfinite(series->values[i])) {
			out->months[n] = series->months[i];
			out->y[n] = series->values[i] - mean;
			out->largest = fmax(out->largest, fabs(out->y[n++]));
		}
	out->n = n;
}

static void free_columns(struct columns *columns)
{
	free(columns->months);
	free(columns->xy);
}

/* Residuals are left in the columns. */
static bool fit(struct columns *columns, size_t count, struct linear_fit *out)
{
	size_t n = columns->n;

	for (size_t i = 0; i < n; i++) {
		double angle = 2 * M_PI * (columns->months[i] % 12) / 12;

		columns->xy[i] = 1;
		columns->xy[n + i] = columns->months[i] - columns->months[0];
		if (count == SEASON) {
			columns->xy[2 * n + i] = sin(angle);
			columns->xy[3 * n + i] = cos(angle);
		}
	}
	memcpy(columns->xy + count * n, columns->y, n * sizeof *columns->y);
	memcpy(columns->work, columns->xy, (count + 1) * n * sizeof *columns->work);
	if (!linear_reduce(columns->work, n, count, out))
		return false;
	linear_solve(columns->work, out);
	linear_residuals(columns->xy, out, columns->residuals);
	return true;
}

/* What is left are the last digits of the values, which are like nothing. */
static bool is_rounding(const struct columns *columns, double rss)
{
	double rounding = 1e-10 * columns->largest;

	return rss <= rounding * rounding * (double)columns->n;
}

static void describe(struct columns *columns, struct monthly_pattern *out)
{
	struct linear_fit line, season;
	double left = (double)columns->n - SEASON, rest;

	if (!fit(columns, LINE, &line))
		return;
	rest = line.rss;
	out->exact = is_rounding(columns, rest);
	if (out->exact)
		return;
	if (columns->n >= PATTERN_SEASON_LEAST && fit(columns, SEASON, &season)) {
		out->seasonality_f = fmax(line.rss - season.rss, 0) / 2 / (season.rss / left);
		out->seasonality_p = distribution_f_upper(out->seasonality_f, 2, left);
		rest = season.rss;
	}
	if (!is_rounding(columns, rest))
		out->acf1 = pattern_acf(columns->months, columns->residuals, columns->n, 1);
}

bool monthly_pattern(const struct monthly_series *series, struct monthly_pattern *out)
{
	static const struct monthly_break none = {0};
	struct columns columns;
	struct error ignored;

	*out = (struct monthly_pattern){
		.acf1 = NAN, .acf1_bound = NAN, .seasonality_f = NAN, .seasonality_p = NAN};
	if (!monthly_check(series, &none, &ignored))
		return false;
	make_columns(series, &columns);
	out->n = columns.n;
	if (columns.n >= PATTERN_LEAST) {
		out->acf1_bound = 2 / sqrt((double)columns.n);
		describe(&columns, out);
	}
	free_columns(&columns);
	return out->n >= PATTERN_LEAST;
}
