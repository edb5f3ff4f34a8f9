/* Interrupted time series: the model, its fits, and what can be said beside them. */
#include "analysis/interrupted.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "analysis/distribution.h"
#include "analysis/linear.h"
#include "analysis/pattern.h"
#include "autoregression.h"
#include "base/memory.h"
#include "model/month.h"
#include "sums.h"

const char *const interrupted_method_names[] = {"reml", "ml", "nw", "ols", NULL};

enum { INTERCEPT, TIME, LEVEL, SLOPE, HARMONICS };

/* The months that are used, and the columns of the model over them, y last. */
struct design {
	int *months;
	double *xy; /* columns of n, y after the columns in use */
	double *y;
	double *work;	   /* as large as xy */
	double *residuals; /* n */
	double shift;	   /* taken off y, given back to the intercept */
	size_t n, columns;
};

static double column_value(const struct interrupted *fit, int month, size_t column)
{
	double angle = 2 * M_PI * (double)(((month % 12) + 12) % 12) / 12;
	size_t harmonic = (column - HARMONICS) / 2 + 1;

	switch (column) {
	case INTERCEPT:
		return 1;
	case TIME:
		return month - fit->first + 1;
	case LEVEL:
		return month >= fit->first_after;
	case SLOPE:
		return month >= fit->first_after ? month - fit->first_after : 0;
	default:
		angle *= (double)harmonic;
		return column % 2 == 0 ? sin(angle) : cos(angle);
	}
}

double interrupted_fitted(const struct interrupted *fit, int month)
{
	double sum = 0;

	for (size_t j = 0; j < fit->parameters; j++)
		sum += fit->coefficients[j] * column_value(fit, month, j);
	return sum;
}

double interrupted_expected(const struct interrupted *fit, int month)
{
	double sum = 0;

	for (size_t j = 0; j < fit->parameters; j++)
		if (j != LEVEL && j != SLOPE)
			sum += fit->coefficients[j] * column_value(fit, month, j);
	return sum;
}

double interrupted_statistic_of(const struct interrupted *fit, enum interrupted_statistic statistic)
{
	switch (statistic) {
	case INTERRUPTED_LEVEL:
		return fit->level.value;
	case INTERRUPTED_RELATIVE_LEVEL:
		return fit->expected_at_break > 0 ? fit->level.value / fit->expected_at_break : NAN;
	case INTERRUPTED_SLOPE:
		return fit->slope.value;
	case INTERRUPTED_EFFECT_AT_END:
		return fit->effect_at_end.value;
	case INTERRUPTED_RELATIVE_EFFECT_AT_END:
		return fit->expected_at_end > 0 ? fit->effect_at_end.value / fit->expected_at_end
						: NAN;
	}
	return NAN;
}

/* Memory for the months and columns; freed by free_design. */
static void make_design(const struct monthly_series *series, const struct monthly_break *at,
	struct interrupted *fit, struct design *design)
{
	size_t most = fit->counts.before + fit->counts.after;
	size_t cells = most * (INTERRUPTED_COLUMNS + 1);

	*design = (struct design){.n = most};
	design->months = memory_allocate(most * sizeof *design->months);
	design->xy = memory_allocate((2 * cells + 2 * most) * sizeof *design->xy);
	design->work = design->xy + cells;
	design->residuals = design->work + cells;
	design->y = design->residuals + most;
	for (size_t i = 0, used = 0; i < series->count; i++)
		if (isfinite(series->values[i]) && monthly_side(at, series->months[i]) != 0) {
			design->months[used] = series->months[i];
			design->y[used++] = series->values[i];
		}
	/* Less a constant: no digits are lost to it, and a constant series fits exactly. */
	design->shift = sums_mean(design->y, most);
	for (size_t i = 0; i < most; i++)
		design->y[i] -= design->shift;
	fit->first = design->months[0];
	fit->last = design->months[most - 1];
	fit->n = most;
}

static void free_design(struct design *design)
{
	free(design->months);
	free(design->xy);
}

static void fill_columns(const struct interrupted *fit, struct design *design, size_t harmonics)
{
	size_t n = design->n;

	design->columns = HARMONICS + 2 * harmonics;
	for (size_t j = 0; j < design->columns; j++)
		for (size_t i = 0; i < n; i++)
			design->xy[j * n + i] = column_value(fit, design->months[i], j);
	memcpy(design->xy + design->columns * n, design->y, n * sizeof *design->y);
}

/* Least squares on the columns as they are; residuals are left in the design. */
static bool fit_plain(struct design *design, struct linear_fit *linear)
{
	memcpy(design->work, design->xy, design->n * (design->columns + 1) * sizeof *design->work);
	if (!linear_reduce(design->work, design->n, design->columns, linear))
		return false;
	linear_solve(design->work, linear);
	linear_residuals(design->xy, linear, design->residuals);
	return true;
}

static double residual_acf(const struct design *design, int lag)
{
	return pattern_acf(design->months, design->residuals, design->n, lag);
}

static double durbin_watson(const struct design *design)
{
	double steps = 0, squares = 0;

	for (size_t i = 0; i < design->n; i++) {
		double step = i > 0 ? design->residuals[i] - design->residuals[i - 1] : 0;

		steps += step * step;
		squares += design->residuals[i] * design->residuals[i];
	}
	return squares > 0 ? steps / squares : NAN;
}

/* Least squares without and with one harmonic. */
static void test_seasonality(struct interrupted *fit, struct design *design)
{
	struct linear_fit without, with;
	double left = (double)fit->n - (HARMONICS + 2);

	fit->seasonality_f = fit->seasonality_p = fit->residual_acf12 = NAN;
	fill_columns(fit, design, 0);
	if (!fit_plain(design, &without) || fit->exact)
		return;
	fit->residual_acf12 = residual_acf(design, 12);
	fill_columns(fit, design, 1);
	if (left <= 0 || !fit_plain(design, &with))
		return;
	fit->seasonality_f = fmax(without.rss - with.rss, 0) / 2 / (with.rss / left);
	fit->seasonality_p = distribution_f_upper(fit->seasonality_f, 2, left);
}

static struct interrupted_estimate estimate(
	const struct interrupted *fit, double value, double variance, double quantile)
{
	struct interrupted_estimate out = {.value = value, .se = sqrt(fmax(variance, 0))};
	double df = (double)(fit->n - fit->parameters);

	if (fit->exact)
		return (struct interrupted_estimate){value, NAN, NAN, NAN, NAN, NAN};

	out.low = value - quantile * out.se;
	out.high = value + quantile * out.se;
	out.t = out.se > 0 ? value / out.se : value == 0 ? 0 : copysign(INFINITY, value);
	out.p = distribution_student_two_sided(out.t, df);
	return out;
}

/* Wald's F for level and slope together: b' V^-1 b / 2. */
static void test_jointly(struct interrupted *fit)
{
	double a = fit->covariance[LEVEL][LEVEL], b = fit->covariance[LEVEL][SLOPE],
	       c = fit->covariance[SLOPE][SLOPE], determinant = a * c - b * b;
	double level = fit->level.value, slope = fit->slope.value;
	double df = (double)(fit->n - fit->parameters);

	if (fit->exact) {
		fit->joint_f = fit->joint_p = NAN;
		return;
	}
	fit->joint_f = determinant > 0
			       ? (c * level * level - 2 * b * level * slope + a * slope * slope) /
					 determinant / 2
		       : level == 0 && slope == 0 ? 0
						  : INFINITY;
	fit->joint_p = distribution_f_upper(fit->joint_f, 2, df);
}

static void estimate_changes(struct interrupted *fit)
{
	double months = fit->last - fit->first_after;
	double quantile = distribution_student_quantile(0.05, (double)(fit->n - fit->parameters));
	const double *level = fit->covariance[LEVEL], *slope = fit->covariance[SLOPE];

	fit->level = estimate(fit, fit->coefficients[LEVEL], level[LEVEL], quantile);
	fit->slope = estimate(fit, fit->coefficients[SLOPE], slope[SLOPE], quantile);
	fit->effect_at_end =
		estimate(fit, fit->coefficients[LEVEL] + months * fit->coefficients[SLOPE],
			level[LEVEL] + 2 * months * level[SLOPE] + months * months * slope[SLOPE],
			quantile);
	test_jointly(fit);
	fit->expected_at_break = interrupted_expected(fit, fit->first_after);
	fit->expected_at_end = interrupted_expected(fit, fit->last);
}

static void take_fit(struct interrupted *fit, const struct linear_fit *linear, double variance)
{
	fit->sigma = sqrt(variance);
	memcpy(fit->coefficients, linear->coefficients, sizeof fit->coefficients);
	for (size_t a = 0; a < linear->columns; a++)
		for (size_t b = 0; b < linear->columns; b++)
			fit->covariance[a][b] = linear->inverse[a][b] * variance;
}

/* Ten digits under the values is rounding, of ours or of whoever computed a percentage: files have
 * no figures so fine. */
static double rounding_of(const struct design *design)
{
	double largest = fabs(design->shift);

	for (size_t i = 0; i < design->n; i++)
		largest = fmax(largest, fabs(design->y[i]));
	return 1e-10 * largest;
}

/* What is left where the model goes through every month: rounding, no spread. Coefficients that are
 * only rounding are then 0. */
static bool is_exact(
	const struct interrupted *fit, const struct design *design, struct linear_fit *linear)
{
	double rounding = rounding_of(design), months = fit->last - fit->first + 1;

	if (linear->rss > rounding * rounding * (double)design->n)
		return false;
	for (size_t j = 0; j < linear->columns; j++)
		if (fabs(linear->coefficients[j]) * (j == TIME || j == SLOPE ? months : 1) <=
			rounding)
			linear->coefficients[j] = 0;
	return true;
}

static void fit_by_method(
	struct interrupted *fit, struct design *design, const struct linear_fit *plain)
{
	double left = (double)(fit->n - fit->parameters);
	struct autoregression ar;
	struct linear_fit whitened;

	fit->phi = fit->log_likelihood = NAN;
	take_fit(fit, plain, fit->exact ? 0 : plain->rss / left);
	if (fit->method == INTERRUPTED_OLS || fit->exact)
		return;
	if (fit->method == INTERRUPTED_NEWEY_WEST) {
		fit->lag = linear_newey_west_lag(fit->n);
		linear_newey_west(design->xy, design->residuals, plain, fit->lag, fit->covariance);
		return;
	}
	ar = (struct autoregression){.xy = design->xy,
		.months = design->months,
		.work = design->work,
		.rows = design->n,
		.columns = design->columns,
		.restricted = fit->method == INTERRUPTED_REML};
	if (!autoregression_fit(&ar, &whitened))
		return;
	take_fit(fit, &whitened, whitened.rss / left);
	fit->phi = ar.phi;
	fit->log_likelihood = ar.log_likelihood;
	if (!ar.restricted) /* sigma of the likelihood; errors with n - p, as nlme */
		fit->sigma = sqrt(whitened.rss / (double)fit->n);
	fit->at_boundary = fabs(fit->phi) > 0.98;
}

/* Columns of so many harmonics, or of as many fewer as the months can tell apart where the number
 * was chosen by length. */
static bool choose_harmonics(struct interrupted *fit, enum interrupted_harmonics wanted,
	struct design *design, struct linear_fit *plain)
{
	size_t harmonics = wanted != INTERRUPTED_AUTOMATIC ? (size_t)wanted - 1
			   : design->n >= 60		   ? 2
			   : design->n >= 24		   ? 1
							   : 0;

	for (;;) {
		fill_columns(fit, design, harmonics);
		if (design->n > design->columns && fit_plain(design, plain))
			break;
		if (wanted != INTERRUPTED_AUTOMATIC || harmonics == 0)
			return false;
		harmonics--;
	}
	fit->harmonics = harmonics;
	fit->parameters = design->columns;
	return true;
}

static bool check(const struct monthly_series *series, const struct monthly_break *at,
	const struct monthly_counts *counts, struct error *error)
{
	char month[8];

	if (!monthly_check(series, at, error))
		return false;
	if (counts->before >= INTERRUPTED_REFUSED_BELOW &&
		counts->after >= INTERRUPTED_REFUSED_BELOW)
		return true;
	month_print(monthly_first_after(at), month);
	return error_set(error,
		"%zu months before and %zu from %s on: a trend and a season cannot be told from a "
		"change with fewer than %d on each side",
		counts->before, counts->after, month, INTERRUPTED_REFUSED_BELOW);
}

bool interrupted_fit(const struct monthly_series *series, const struct monthly_break *at,
	const struct interrupted_options *options, struct interrupted *out, struct error *error)
{
	struct design design;
	struct linear_fit plain;
	bool done;

	*out = (struct interrupted){.method = options->method, .counts = monthly_count(series, at)};
	if (!check(series, at, &out->counts, error))
		return false;
	out->first_after = monthly_first_after(at);
	out->few_months = out->counts.before < INTERRUPTED_WARNED_BELOW ||
			  out->counts.after < INTERRUPTED_WARNED_BELOW;
	make_design(series, at, out, &design);
	done = choose_harmonics(out, options->harmonics, &design, &plain);
	if (done) {
		out->exact = is_exact(out, &design, &plain);
		out->residual_acf1 = out->exact ? NAN : residual_acf(&design, 1);
		out->durbin_watson = out->exact ? NAN : durbin_watson(&design);
		fit_by_method(out, &design, &plain);
		out->coefficients[INTERCEPT] += design.shift;
		for (size_t j = 0; j < out->parameters; j++)
			out->se[j] = out->exact ? NAN : sqrt(fmax(out->covariance[j][j], 0));
		estimate_changes(out);
		test_seasonality(out, &design);
	} else {
		error_set(error,
			"the months with a value do not cover the year well enough to tell the "
			"season from the change: try fewer harmonics");
	}
	free_design(&design);
	return done;
}
