/* Segmented regressions, plain differences and placebo ranks as R gives them. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "analysis/before_after.h"
#include "analysis/distribution.h"
#include "analysis/interrupted.h"
#include "analysis/placebo.h"
#include "model/month.h"
#include "support/attendances.h"
#include "support/csv_rows.h"

enum { MOST_ROWS = 200 };

/* Everything that was computed of one series: the fits by method, for the harmonics of the last
 * "fit" line. */
struct computed {
	struct monthly_series series;
	struct monthly_break at;
	struct interrupted fits[4];
	struct before_after simple;
};

static void assert_relative(const char *name, double actual, double expected, double tolerance)
{
	if (isnan(expected) ? !isnan(actual)
			    : !(fabs(actual - expected) <= tolerance * fabs(expected)))
		fail_msg("%s: %.17g is not %.17g", name, actual, expected);
}

static void assert_all(
	const struct csv_row *row, const double *actual, size_t count, double tolerance)
{
	assert_int_equal(row->count, count + 1);
	for (size_t i = 0; i < count; i++)
		assert_relative(row->fields[0], actual[i], csv_row_number(row, i + 1), tolerance);
}

static double squares_about_mean(const struct computed *c)
{
	double mean = 0, sum = 0;

	for (size_t i = 0; i < c->series.count; i++)
		mean += c->series.values[i] / (double)c->series.count;
	for (size_t i = 0; i < c->series.count; i++)
		sum += pow(c->series.values[i] - mean, 2);
	return sum;
}

/* R's row order residual autocorrelation, from what interrupted_fitted gives. */
static double acf1_by_row(const struct computed *c, const struct interrupted *fit)
{
	double products = 0, squares = 0, last = 0;

	for (size_t i = 0; i < c->series.count; i++) {
		double rest = c->series.values[i] - interrupted_fitted(fit, c->series.months[i]);

		products += rest * last;
		squares += rest * rest;
		last = rest;
	}
	return products / squares;
}

typedef void line_check(const struct csv_row *row, const struct computed *c);

static void check_counts(const struct csv_row *row, const struct computed *c)
{
	const struct interrupted *fit = &c->fits[INTERRUPTED_OLS];
	const struct {
		const char *name;
		double value;
	} counts[] = {{"n", (double)fit->n}, {"n_before", (double)fit->counts.before},
		{"n_after", (double)fit->counts.after}, {"p", (double)fit->parameters},
		{"t_first", 1}, {"t_event", fit->first_after - fit->first + 1},
		{"t_last", fit->last - fit->first + 1},
		{"nw_lag", (double)c->fits[INTERRUPTED_NEWEY_WEST].lag}};

	for (size_t i = 0; i < sizeof counts / sizeof *counts; i++)
		if (strcmp(counts[i].name, row->fields[0]) == 0) {
			assert_all(row, &counts[i].value, 1, 0);
			return;
		}
	fail();
}

static void check_ols(const struct csv_row *row, const struct computed *c)
{
	const struct interrupted *fit = &c->fits[INTERRUPTED_OLS];
	double rss = fit->sigma * fit->sigma * (double)(fit->n - fit->parameters);
	double r_squared = 1 - rss / squares_about_mean(c), acf1 = acf1_by_row(c, fit);

	if (strcmp(row->fields[0], "coef") == 0)
		assert_all(row, fit->coefficients, fit->parameters, 1e-8);
	else if (strcmp(row->fields[0], "se_ols") == 0)
		assert_all(row, fit->se, fit->parameters, 1e-8);
	else if (strcmp(row->fields[0], "sigma") == 0)
		assert_all(row, &fit->sigma, 1, 1e-8);
	else if (strcmp(row->fields[0], "durbin_watson") == 0)
		assert_all(row, &fit->durbin_watson, 1, 1e-8);
	else if (strcmp(row->fields[0], "r_squared") == 0)
		assert_all(row, &r_squared, 1, 1e-8);
	else
		assert_all(row, &acf1, 1, 1e-8);
	/* where no month is missing, ours by months is R's by rows */
	if (fit->counts.missing == 0)
		assert_relative("acf1", fit->residual_acf1, acf1, 1e-8);
}

static void check_newey_west(const struct csv_row *row, const struct computed *c)
{
	const struct interrupted *fit = &c->fits[INTERRUPTED_NEWEY_WEST];
	double t[8], p[8], unadjusted[8], df = (double)(fit->n - fit->parameters);

	for (size_t j = 0; j < fit->parameters; j++) {
		t[j] = fit->coefficients[j] / fit->se[j];
		p[j] = distribution_student_two_sided(t[j], df);
		unadjusted[j] = fit->se[j] * sqrt(df / (double)fit->n);
	}
	if (strcmp(row->fields[0], "se_nw_adjusted") == 0)
		assert_all(row, fit->se, fit->parameters, 1e-8);
	else if (strcmp(row->fields[0], "se_nw_unadjusted") == 0)
		assert_all(row, unadjusted, fit->parameters, 1e-8);
	else if (strcmp(row->fields[0], "t_nw") == 0)
		assert_all(row, t, fit->parameters, 1e-8);
	else
		assert_all(row, p, fit->parameters, 1e-8);
}

static void check_changes(const struct csv_row *row, const struct computed *c)
{
	const struct interrupted *fit = &c->fits[INTERRUPTED_NEWEY_WEST];

	if (strcmp(row->fields[0], "ci95_nw_level") == 0)
		assert_all(row, &fit->level.low, 2, 1e-8);
	else if (strcmp(row->fields[0], "ci95_nw_slope") == 0)
		assert_all(row, &fit->slope.low, 2, 1e-8);
	else if (strcmp(row->fields[0], "counterfactual_last") == 0)
		assert_all(row, &fit->expected_at_end, 1, 1e-8);
	else if (strcmp(row->fields[0], "effect_last") == 0)
		assert_all(row, &fit->effect_at_end.value, 1, 1e-8);
	else if (strcmp(row->fields[0], "effect_last_se_nw") == 0)
		assert_all(row, &fit->effect_at_end.se, 1, 1e-8);
	else
		assert_all(row, &fit->effect_at_end.low, 2, 1e-8);
	assert_relative("p", fit->level.p,
		distribution_student_two_sided(fit->level.t, (double)(fit->n - fit->parameters)),
		1e-12);
}

/*
 * nlme stops a little before the top of the likelihood (ours is higher in the 12th digit): a
 * coefficient near 0 need only agree to a millionth of its error. For p06.k0 by ML, in 50 digits,
 * the top is at phi 0.692272725 and t 0.00036585171: ours is within 2e-8 and 5e-6, nlme's within
 * 5e-7 and 1.6e-4.
 */
static void check_gls_coefficients(const struct csv_row *row, const struct interrupted *fit)
{
	assert_int_equal(row->count, fit->parameters + 1);
	for (size_t j = 0; j < fit->parameters; j++) {
		double expected = csv_row_number(row, j + 1);

		if (fabs(fit->coefficients[j] - expected) > 1e-6 * fit->se[j])
			assert_relative(row->fields[0], fit->coefficients[j], expected, 1e-4);
	}
}

static void check_gls(const struct csv_row *row, const struct computed *c)
{
	const char *name = row->fields[0];
	const struct interrupted *fit =
		&c->fits[strncmp(name, "reml", 4) == 0 ? INTERRUPTED_REML : INTERRUPTED_ML];

	if (strstr(name, "coef") != NULL) {
		check_gls_coefficients(row, fit);
	} else if (strstr(name, "se") != NULL) {
		assert_all(row, fit->se, fit->parameters, 1e-4);
	} else {
		assert_true(fabs(fit->phi - csv_row_number(row, 1)) <= 1e-4);
		assert_relative(name, fit->sigma, csv_row_number(row, 2), 1e-4);
		assert_relative(name, fit->log_likelihood, csv_row_number(row, 3), 1e-8);
		assert_int_equal(fit->at_boundary, fit->phi > 0.98);
	}
}

static void check_simple(const struct csv_row *row, const struct computed *c)
{
	const struct before_after *s = &c->simple;
	const struct {
		const char *name;
		double values[2];
	} found[] = {{"n_before", {(double)s->before.count}}, {"n_after", {(double)s->after.count}},
		{"mean_before", {s->before.mean}}, {"mean_after", {s->after.mean}},
		{"median_before", {s->before.median}}, {"median_after", {s->after.median}},
		{"sd_before", {s->before.deviation}}, {"sd_after", {s->after.deviation}},
		{"diff", {s->welch.value}}, {"welch_se", {s->welch.se}},
		{"welch_df", {s->welch.df}}, {"welch_t", {s->welch.t}}, {"welch_p", {s->welch.p}},
		{"welch_ci95", {s->welch.low, s->welch.high}}, {"nw_lag", {(double)s->lag}},
		{"nw_se", {s->robust.se}}, {"nw_ci95", {s->robust.low, s->robust.high}},
		{"nw_p", {s->robust.p}}, {"mannwhitney_W", {s->mann_whitney_w}},
		{"mannwhitney_p", {s->mann_whitney_p}}, {"same_month_n", {(double)s->same_months}},
		{"same_month_diff", {s->same_month.value}}, {"same_month_se", {s->same_month.se}},
		{"same_month_ci95", {s->same_month.low, s->same_month.high}}};

	for (size_t i = 0; i < sizeof found / sizeof *found; i++)
		if (strcmp(found[i].name, row->fields[0]) == 0) {
			assert_all(row, found[i].values, row->count - 1, 1e-8);
			return;
		}
	fail_msg("%s is not checked", row->fields[0]);
}

static const struct {
	const char *prefix;
	line_check *check;
} checks[] = {{"coef", check_ols}, {"se_ols", check_ols}, {"sigma", check_ols},
	{"r_squared", check_ols}, {"durbin_watson", check_ols}, {"acf1_residual", check_ols},
	{"se_nw_adjusted", check_newey_west}, {"se_nw_unadjusted", check_newey_west},
	{"t_nw", check_newey_west}, {"p_nw", check_newey_west}, {"ci95_nw_level", check_changes},
	{"ci95_nw_slope", check_changes}, {"counterfactual_last", check_changes},
	{"effect_last", check_changes}, {"effect_last_se_nw", check_changes},
	{"effect_last_ci95_nw", check_changes}, {"ml", check_gls}, {"ml_coef", check_gls},
	{"ml_se", check_gls}, {"reml", check_gls}, {"reml_coef", check_gls}, {"reml_se", check_gls},
	{"n", check_counts}, {"n_before", check_counts}, {"n_after", check_counts},
	{"p", check_counts}, {"t_first", check_counts}, {"t_event", check_counts},
	{"t_last", check_counts}, {"nw_lag", check_counts}};

static line_check *check_of(const char *name)
{
	for (size_t i = 0; i < sizeof checks / sizeof *checks; i++)
		if (strcmp(checks[i].prefix, name) == 0)
			return checks[i].check;
	fail_msg("%s is not checked", name);
	return NULL;
}

static void fit_all(struct computed *c, int harmonics)
{
	struct error error;

	for (int method = INTERRUPTED_REML; method <= INTERRUPTED_OLS; method++) {
		struct interrupted_options options = {(enum interrupted_method)method,
			(enum interrupted_harmonics)(INTERRUPTED_NO_HARMONIC + harmonics)};

		if (!interrupted_fit(&c->series, &c->at, &options, &c->fits[method], &error))
			fail_msg("%s", error.message);
	}
}

static void every_fit_and_difference_is_that_of_r(void **state)
{
	struct arena arena = {0};
	struct csv_rows file = csv_rows_read(&arena, "tests/analysis/golden/interrupted.csv");
	int months[MOST_ROWS];
	double values[MOST_ROWS];
	struct computed c = {.series = {months, values, 0}};
	bool simple = false;
	size_t fits = 0, lines = 0;
	struct error error;

	(void)state;
	for (size_t i = 0; i < file.count; i++) {
		const struct csv_row *row = &file.rows[i];
		const char *name = row->fields[0];

		if (strcmp(name, "series") == 0) {
			c.at = (struct monthly_break){.event = month_parse(row->fields[2])};
			c.series.count = 0;
			simple = false;
		} else if (*name == '\0') {
			months[c.series.count] = month_parse(row->fields[1]);
			values[c.series.count++] = csv_row_number(row, 2);
		} else if (strcmp(name, "fit") == 0) {
			fit_all(&c, (int)csv_row_number(row, 1));
			fits++;
		} else if (strcmp(name, "simple") == 0) {
			simple = true;
			assert_true(before_after_compare(&c.series, &c.at, &c.simple, &error));
		} else {
			(simple ? check_simple : check_of(name))(row, &c);
			lines++;
		}
	}
	assert_int_equal(fits, 23);
	assert_int_equal(lines, 930);
	arena_free(&arena);
}

/* The 130 providers of type 1 with all 36 months. */
static size_t complete_providers(const struct attendances *all, size_t count,
	struct monthly_series *series, const char **names)
{
	size_t found = 0;

	for (size_t i = 0; i < count; i++)
		if (strcmp(all[i].type, "1") == 0 && all[i].count == 36) {
			names[found] = all[i].organisation;
			series[found++] = (struct monthly_series){
				all[i].months, all[i].breach_share, all[i].count};
		}
	return found;
}

static void check_provider(const struct csv_row *row, const struct monthly_series *series,
	const struct placebo_rank *rank)
{
	const struct interrupted_options options = {
		INTERRUPTED_NEWEY_WEST, INTERRUPTED_NO_HARMONIC};
	struct monthly_break at = {.event = month_of(2018, 1)};
	struct interrupted fit;
	struct before_after simple;
	struct error error;
	double found[12];

	assert_true(interrupted_fit(series, &at, &options, &fit, &error));
	assert_true(before_after_compare(series, &at, &simple, &error));
	assert_int_equal(fit.lag, 3);
	memcpy(found, fit.coefficients, 4 * sizeof *found);
	memcpy(found + 4, fit.se + 1, 3 * sizeof *found);
	found[7] = fit.level.p;
	found[8] = simple.before.mean;
	found[9] = simple.after.mean;
	found[10] = rank->rank_signed;
	found[11] = rank->share;
	assert_all(row, found, 12, 1e-8);
	assert_int_equal(rank->count, 130);
}

static void the_placebo_ranks_are_those_of_r(void **state)
{
	struct arena arena = {0};
	struct csv_rows file = csv_rows_read(&arena, "tests/analysis/golden/placebo.csv");
	const struct interrupted_options options = {
		INTERRUPTED_NEWEY_WEST, INTERRUPTED_NO_HARMONIC};
	struct monthly_break at = {.event = month_of(2018, 1)};
	struct monthly_series series[428];
	const char *names[428];
	double changes[428];
	struct placebo_rank rank;
	size_t all, count, checked = 0;
	const struct attendances *read = attendances_read(&arena, &all);

	(void)state;
	count = complete_providers(read, all, series, names);
	assert_int_equal(
		placebo_providers(series, count, &at, &options, INTERRUPTED_LEVEL, changes, NULL),
		130);
	for (size_t i = 0; i < file.count; i++)
		for (size_t own = 0; own < count; own++)
			if (strcmp(names[own], file.rows[i].fields[0]) == 0) {
				assert_true(placebo_rank(changes, count, own, &rank));
				check_provider(&file.rows[i], &series[own], &rank);
				checked++;
			}
	assert_int_equal(file.count, 65);
	assert_int_equal(checked, 65);
	arena_free(&arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_fit_and_difference_is_that_of_r),
		cmocka_unit_test(the_placebo_ranks_are_those_of_r),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
