/* Months as quarters and financial years; and a file of codes. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <math.h>
#include <string.h>

#include "app/group_file.h"
#include "app/official.h"
#include "model/month.h"
#include "support/program.h"

static struct arena arena;

static int empty(void **state)
{
	(void)state;
	arena_free(&arena);
	return 0;
}

/* Months from `first` on: numerators over 1000 each; 0 is a month that is not there. Means are of a
 * hundredth of the numerator. */
static struct series made(
	enum measure_form form, bool flow, int first, const double *numerators, size_t count)
{
	struct observation *items = arena_array(&arena, count, sizeof *items);

	for (size_t i = 0; i < count; i++) {
		double n = numerators[i], percent = 100 * n / 1000;

		items[i] = (struct observation){.month = first + (int)i,
			.numerator = n,
			.denominator = 1000,
			.value = form == MEASURE_SUM	? n
				 : form == MEASURE_MEAN ? n / 100
							: percent,
			.import = 7 + (int64_t)i};
		if (n == 0) {
			items[i].value = items[i].numerator = items[i].denominator = NAN;
			items[i].why = "not submitted";
		}
	}
	return (struct series){
		.measure = {.id = "x", .form = form, .flow = flow}, .items = items, .count = count};
}

static void fold(const struct series *series, enum by_period by, const struct period_row **rows,
	size_t *count)
{
	by_period_fold(series, by, MONTH_NONE, MONTH_NONE, &arena, rows, count);
}

static void sums_flows_of_a_quarter(void **state)
{
	static const double numerators[] = {10, 20, 30, 40, 50, 60};
	struct series series = made(MEASURE_SUM, true, month_of(2025, 4), numerators, 6);
	const struct period_row *rows;
	size_t count;

	(void)state;
	fold(&series, BY_QUARTER, &rows, &count);
	assert_int_equal(count, 2);
	assert_string_equal(rows[0].period, "2025/26 Q1");
	assert_true(rows[0].observation.value == 60);
	assert_null(rows[0].observation.why);
	assert_string_equal(rows[1].period, "2025/26 Q2");
	assert_true(rows[1].observation.value == 150);
	assert_int_equal(rows[1].observation.import, 0);
	assert_int_equal(rows[1].source_count, 3);
	assert_int_equal(rows[1].sources[0]->import, 10);
	assert_int_equal(rows[1].sources[2]->import, 12);
	fold(&series, BY_MONTH, &rows, &count);
	assert_int_equal(rows[1].observation.import, 8);
	assert_int_equal(rows[1].source_count, 1);
}

static void says_what_is_to_be_known_of_each_month(void **state)
{
	static const double numerators[] = {10, 20, 30, 40, 50, 60};
	struct series series = made(MEASURE_SUM, true, month_of(2025, 4), numerators, 6);
	struct observation *items = arena_array(&arena, series.count, sizeof *items);
	const struct period_row *rows;
	size_t count;

	(void)state;
	memcpy(items, series.items, series.count * sizeof *items);
	items[0].note = "without RF4";
	items[1].note = "without RAP";
	items[3].note = items[5].note = "without RHQ";
	series.items = items;
	fold(&series, BY_QUARTER, &rows, &count);
	assert_string_equal(
		rows[0].observation.note, "Apr 2025: without RF4; May 2025: without RAP");
	assert_string_equal(rows[1].observation.note, "without RHQ");
}

static void cites_a_file_of_several_months_once(void **state)
{
	static const double numerators[] = {10, 20, 30};
	struct series series = made(MEASURE_SUM, true, month_of(2025, 4), numerators, 3);
	struct observation *items = (struct observation *)series.items;
	const struct period_row *rows;
	size_t count;

	(void)state;
	for (size_t i = 0; i < 3; i++)
		items[i].import = 7;
	fold(&series, BY_QUARTER, &rows, &count);
	assert_int_equal(rows[0].observation.import, 7);
	assert_int_equal(rows[0].source_count, 1);
	items[1].vintage = "revised";
	fold(&series, BY_QUARTER, &rows, &count);
	assert_int_equal(rows[0].observation.import, 0);
	assert_int_equal(rows[0].source_count, 2);
	assert_string_equal(rows[0].sources[1]->vintage, "revised");
}

static void leaves_a_quarter_without_all_its_months_open(void **state)
{
	static const double numerators[] = {20, 30, 40, 0, 60, 70};
	struct series series = made(MEASURE_SUM, true, month_of(2025, 5), numerators, 6);
	const struct period_row *rows;
	size_t count;

	(void)state;
	fold(&series, BY_QUARTER, &rows, &count);
	assert_int_equal(count, 3);
	assert_true(isnan(rows[0].observation.value));
	assert_string_equal(rows[0].observation.why, "2 of 3 months; the other: not loaded");
	assert_string_equal(rows[1].observation.why, "2 of 3 months; the other: not submitted");
	assert_string_equal(rows[2].observation.why, "1 of 3 months; the others: not loaded");
}

/* The reason is told where it is one and the same. */
static void says_why_no_month_of_a_quarter_is_there(void **state)
{
	static const double numerators[] = {0, 0, 0};
	struct series series = made(MEASURE_SUM, true, month_of(2025, 4), numerators, 3);
	struct observation *items = (struct observation *)series.items;
	const struct period_row *rows;
	size_t count;

	(void)state;
	fold(&series, BY_QUARTER, &rows, &count);
	assert_string_equal(rows[0].observation.why, "0 of 3 months: not submitted");
	items[1].why = "not reported";
	fold(&series, BY_QUARTER, &rows, &count);
	assert_string_equal(rows[0].observation.why, "0 of 3 months");
}

/* What was not asked for is no part of a period, whether it is loaded or not. */
static void leaves_what_was_cut_by_from_and_to_open(void **state)
{
	static const double numerators[] = {10, 20, 30, 40};
	struct series flow = made(MEASURE_SUM, true, month_of(2025, 5), numerators, 4);
	struct series snapshot =
		made(MEASURE_WITHIN_PERCENT, false, month_of(2025, 5), numerators, 4);
	int from = month_of(2025, 5), to = month_of(2025, 8);
	const struct period_row *rows;
	size_t count;

	(void)state;
	by_period_fold(&flow, BY_QUARTER, from, to, &arena, &rows, &count);
	assert_int_equal(count, 2);
	assert_string_equal(rows[0].observation.why, "2 of 3 months; the other: before --from");
	assert_string_equal(rows[1].observation.why, "2 of 3 months; the other: after --to");
	by_period_fold(&flow, BY_YEAR, from, to, &arena, &rows, &count);
	assert_string_equal(rows[0].observation.why, "4 of 12 months");
	by_period_fold(&snapshot, BY_QUARTER, from, to, &arena, &rows, &count);
	assert_true(rows[0].observation.value == 2);
	assert_true(isnan(rows[1].observation.value));
	assert_string_equal(rows[1].observation.why, "its last month is after --to");
	assert_int_equal(rows[1].source_count, 0);
}

/* A median that somebody else worked out, and a share of which the parts are known. */
static void folds_what_was_published_only_by_its_parts(void **state)
{
	static const double numerators[] = {100, 200, 600};
	struct series share = made(MEASURE_GIVEN, true, month_of(2025, 4), numerators, 3);
	const struct period_row *rows;
	size_t count;

	(void)state;
	fold(&share, BY_QUARTER, &rows, &count);
	assert_true(isnan(rows[0].observation.value));
	assert_string_equal(
		rows[0].observation.why, "published for single months only, which do not add up");
	share.measure.of[0] = "numerator";
	share.measure.of[1] = "denominator";
	fold(&share, BY_QUARTER, &rows, &count);
	assert_true(fabs(rows[0].observation.value - 30) < 1e-9);
}

/* Not the mean of the months' percentages. */
static void divides_sums_by_sums(void **state)
{
	static const double numerators[] = {100, 200, 600};
	struct series percent = made(MEASURE_PERCENT, true, month_of(2025, 4), numerators, 3);
	struct series rest = made(MEASURE_COMPLEMENT, true, month_of(2025, 4), numerators, 3);
	struct observation *second = (struct observation *)percent.items + 1;
	const struct period_row *rows;
	size_t count;

	(void)state;
	second->denominator = 8000;
	second->value = 2.5;
	fold(&percent, BY_QUARTER, &rows, &count);
	assert_true(fabs(rows[0].observation.value - 9) < 1e-9);
	fold(&rest, BY_QUARTER, &rows, &count);
	assert_true(fabs(rows[0].observation.value - 30) < 1e-9);
	assert_true(rows[0].observation.denominator == 3000);
}

/* A month in which nobody was counted is there: it adds 0 of 0. */
static void a_month_of_nobody_leaves_no_gap(void **state)
{
	static const double numerators[] = {100, 200, 600};
	struct series series = made(MEASURE_PERCENT, true, month_of(2025, 4), numerators, 3);
	struct observation *second = (struct observation *)series.items + 1;
	const struct period_row *rows;
	size_t count;

	(void)state;
	second->numerator = second->denominator = 0;
	second->value = NAN;
	second->why = "no pathways";
	fold(&series, BY_QUARTER, &rows, &count);
	assert_true(fabs(rows[0].observation.value - 35) < 1e-9);
	assert_null(rows[0].observation.why);
	for (size_t i = 0; i < 3; i++) {
		struct observation *item = (struct observation *)series.items + i;

		item->numerator = item->denominator = 0;
		item->value = NAN;
	}
	fold(&series, BY_QUARTER, &rows, &count);
	assert_true(isnan(rows[0].observation.value));
	assert_string_equal(rows[0].observation.why, "there is nothing to divide by");
}

static void weighs_means_by_those_they_are_of(void **state)
{
	static const double numerators[] = {1000, 2000, 3000};
	struct series series = made(MEASURE_MEAN, true, month_of(2025, 4), numerators, 3);
	struct observation *items = (struct observation *)series.items;
	const struct period_row *rows;
	size_t count;

	(void)state;
	for (size_t i = 0; i < 3; i++)
		items[i].numerator = NAN;
	items[0].denominator = 8000;
	fold(&series, BY_QUARTER, &rows, &count);
	assert_true(fabs(rows[0].observation.value - 13) < 1e-9);
	assert_true(rows[0].observation.denominator == 10000);
	assert_true(isnan(rows[0].observation.numerator));
}

static void takes_the_last_month_of_snapshots(void **state)
{
	static const double numerators[] = {0, 20, 30, 40, 50, 0, 70};
	struct series series =
		made(MEASURE_WITHIN_PERCENT, false, month_of(2025, 4), numerators, 7);
	const struct period_row *rows;
	size_t count;

	(void)state;
	fold(&series, BY_QUARTER, &rows, &count);
	assert_int_equal(count, 3);
	assert_true(rows[0].observation.value == 3);
	assert_int_equal(rows[0].observation.month, month_of(2025, 6));
	assert_string_equal(rows[1].observation.why, "not submitted");
	assert_true(isnan(rows[2].observation.value));
	assert_string_equal(rows[2].observation.why, "its last month is not loaded");
}

static void adds_financial_years_from_april(void **state)
{
	double numerators[15];
	const struct period_row *rows;
	size_t count;

	(void)state;
	for (size_t i = 0; i < 15; i++)
		numerators[i] = 1;
	struct series series = made(MEASURE_SUM, true, month_of(2024, 3), numerators, 15);
	fold(&series, BY_YEAR, &rows, &count);
	assert_int_equal(count, 3);
	assert_string_equal(rows[0].period, "2023/24");
	assert_string_equal(rows[0].observation.why, "1 of 12 months; the others: not loaded");
	assert_string_equal(rows[1].period, "2024/25");
	assert_true(rows[1].observation.value == 12);
	assert_string_equal(rows[2].observation.why, "2 of 12 months; the others: not loaded");
}

/* Of all pathways together, not of the months' percentiles. */
static void takes_percentiles_of_the_months_together(void **state)
{
	static const double numerators[] = {10, 20, 30};
	static const struct waits months[] = {{.open = 104, .bands = {[4] = 30}},
		{.open = 104, .bands = {[10] = 50}}, {.open = 104}},
				  longest = {.open = 104, .bands = {[104] = 900}};
	struct series flow = made(MEASURE_PERCENTILE, true, month_of(2025, 4), numerators, 3);
	struct observation *items = (struct observation *)flow.items;
	const struct period_row *rows;
	size_t count;

	(void)state;
	flow.measure.quantile = 0.5;
	for (size_t i = 0; i < 3; i++)
		items[i].waits = &months[i];
	items[1].note = "without RF4";
	items[2].value = NAN; /* nobody was treated */
	fold(&flow, BY_QUARTER, &rows, &count);
	assert_int_equal(count, 1);
	assert_true(fabs(rows[0].observation.value - 10.2) < 1e-9);
	assert_string_equal(rows[0].observation.note, "of its months together; without RF4");
	items[2].waits = &longest;
	fold(&flow, BY_QUARTER, &rows, &count);
	assert_true(isnan(rows[0].observation.value));
	assert_string_equal(rows[0].observation.why, "in the open band (104 weeks or more)");
	items[0].waits = NULL;
	fold(&flow, BY_QUARTER, &rows, &count);
	assert_non_null(strstr(rows[0].observation.why, "2 of 3 months"));
	fold(&flow, BY_MONTH, &rows, &count);
	assert_int_equal(count, 3);
	assert_null(rows[0].observation.note);
}

static void reads_codes_between_commas_and_lines(void **state)
{
	const char *path = program_path("group");
	const char *const *codes;
	struct error error;
	size_t count;

	(void)state;
	program_write(
		path, "\xef\xbb\xbfRTF, nt3;RF4 # the first\r\n# R1H is not in it\n\n\"R0A\"");
	assert_true(group_read(path, &arena, &codes, &count, &error));
	assert_int_equal(count, 4);
	assert_string_equal(codes[0], "RTF");
	assert_string_equal(codes[1], "NT3");
	assert_string_equal(codes[2], "RF4");
	assert_string_equal(codes[3], "R0A");
	program_write(path, "# nothing\n");
	assert_false(group_read(path, &arena, &codes, &count, &error));
	assert_non_null(strstr(error.message, "has no codes"));
	program_write(path, "thisisnocodebutsomethinglonger");
	assert_false(group_read(path, &arena, &codes, &count, &error));
	assert_false(group_read("/nonexistent/x", &arena, &codes, &count, &error));
	assert_non_null(strstr(error.message, "/nonexistent/x"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_teardown(sums_flows_of_a_quarter, empty),
		cmocka_unit_test_teardown(says_what_is_to_be_known_of_each_month, empty),
		cmocka_unit_test_teardown(cites_a_file_of_several_months_once, empty),
		cmocka_unit_test_teardown(leaves_a_quarter_without_all_its_months_open, empty),
		cmocka_unit_test_teardown(says_why_no_month_of_a_quarter_is_there, empty),
		cmocka_unit_test_teardown(leaves_what_was_cut_by_from_and_to_open, empty),
		cmocka_unit_test_teardown(folds_what_was_published_only_by_its_parts, empty),
		cmocka_unit_test_teardown(divides_sums_by_sums, empty),
		cmocka_unit_test_teardown(a_month_of_nobody_leaves_no_gap, empty),
		cmocka_unit_test_teardown(weighs_means_by_those_they_are_of, empty),
		cmocka_unit_test_teardown(takes_the_last_month_of_snapshots, empty),
		cmocka_unit_test_teardown(adds_financial_years_from_april, empty),
		cmocka_unit_test_teardown(takes_percentiles_of_the_months_together, empty),
		cmocka_unit_test_teardown(reads_codes_between_commas_and_lines, empty),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
