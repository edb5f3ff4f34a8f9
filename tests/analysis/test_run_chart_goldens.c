/* Run, I, p and p' charts, every point and column of qicharts2. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "analysis/run_chart.h"
#include "support/csv_rows.h"

enum { MOST_ROWS = 200 };

static void assert_near(double actual, double expected)
{
	if (isnan(expected) ? !isnan(actual)
			    : !(fabs(actual - expected) <= 1e-9 * fmax(1, fabs(expected))))
		fail_msg("%.17g is not %.17g", actual, expected);
}

static bool is(const struct csv_row *row, const char *kind)
{
	return strcmp(row->fields[0], kind) == 0;
}

static enum run_chart_kind kind_of(const struct csv_row *row)
{
	for (int kind = 0; run_chart_kind_names[kind] != NULL; kind++)
		if (strcmp(run_chart_kind_names[kind], row->fields[2]) == 0)
			return (enum run_chart_kind)kind;
	fail();
	return RUN_CHART_RUN;
}

/* R's NA is our 0: nothing was counted. */
static void assert_count(size_t actual, double expected)
{
	assert_int_equal(actual, isnan(expected) ? 0 : (size_t)expected);
}

static void check_part(const struct csv_row *row, const struct run_chart_part *part)
{
	assert_count(part->count, csv_row_number(row, 4));
	assert_count(part->useful, csv_row_number(row, 5));
	assert_count(part->longest_run, csv_row_number(row, 6));
	assert_count(part->longest_run_max, csv_row_number(row, 7));
	assert_count(part->crossings, csv_row_number(row, 8));
	assert_count(part->crossings_min, csv_row_number(row, 9));
	assert_int_equal(part->runs_signal, (int)csv_row_number(row, 10));
}

static void check_point(
	const struct csv_row *row, const struct csv_row *part, const struct run_chart_point *point)
{
	bool share = is(row, "share");

	assert_near(point->value, csv_row_number(row, share ? 3 : 1));
	assert_near(point->cl, csv_row_number(share ? row : part, share ? 4 : 1));
	assert_near(point->lcl, csv_row_number(share ? row : part, share ? 5 : 2));
	assert_near(point->ucl, csv_row_number(share ? row : part, share ? 6 : 3));
	assert_int_equal(point->sigma_signal, (int)csv_row_number(row, share ? 7 : 2));
}

static void check_case(const struct csv_row *rows, size_t count)
{
	struct arena arena = {0};
	double values[MOST_ROWS], denominators[MOST_ROWS];
	bool starts[MOST_ROWS] = {false};
	struct run_chart_series series = {
		.values = values, .denominators = denominators, .part = starts};
	struct run_chart chart;
	struct error error;
	const struct csv_row *part = NULL;

	for (size_t i = 1; i < count; i++) {
		if (is(&rows[i], "part") || is(&rows[i], "share part")) {
			starts[series.count] = true;
			continue;
		}
		if (is(&rows[i], "share"))
			denominators[series.count] = csv_row_number(&rows[i], 2);
		values[series.count++] = csv_row_number(&rows[i], 1);
	}
	assert_true(run_chart_compute(&arena, kind_of(rows), &series, false, &chart, &error));
	for (size_t i = 1, at = 0; i < count; i++) {
		if (is(&rows[i], "part"))
			check_part(part = &rows[i], &chart.parts[chart.points[at].part]);
		else if (is(&rows[i], "share part"))
			continue;
		else
			check_point(&rows[i], part, &chart.points[at++]);
	}
	if (is(&rows[1], "share part")) {
		assert_int_equal(chart.parts->longest_run, (size_t)csv_row_number(&rows[1], 1));
		assert_int_equal(chart.parts->crossings, (size_t)csv_row_number(&rows[1], 2));
		assert_int_equal(chart.parts->runs_signal, (int)csv_row_number(&rows[1], 3));
	}
	arena_free(&arena);
}

static void every_column_of_every_point_is_that_of_r(void **state)
{
	struct arena arena = {0};
	struct csv_rows file = csv_rows_read(&arena, "tests/analysis/golden/run_chart.csv");
	size_t cases = 0;

	(void)state;
	for (size_t i = 0, end; i < file.count; i = end) {
		for (end = i + 1; end < file.count && !is(&file.rows[end], "case"); end++)
			;
		check_case(&file.rows[i], end - i);
		cases++;
	}
	assert_int_equal(cases, 50);
	arena_free(&arena);
}

static void anhoejs_limits_for_up_to_240_useful_points(void **state)
{
	struct arena arena = {0};
	struct csv_rows file = csv_rows_read(&arena, "tests/analysis/golden/anhoej.csv");

	(void)state;
	assert_int_equal(file.count, 240);
	for (size_t i = 0; i < file.count; i++) {
		assert_int_equal(
			run_chart_longest_run_max(i + 1), (size_t)csv_row_number(&file.rows[i], 0));
		assert_int_equal(
			run_chart_crossings_min(i + 1), (size_t)csv_row_number(&file.rows[i], 1));
	}
	arena_free(&arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_column_of_every_point_is_that_of_r),
		cmocka_unit_test(anhoejs_limits_for_up_to_240_useful_points),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
