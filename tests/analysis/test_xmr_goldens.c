/* Every point and column that NHSRplotthedots gives, and the summaries of every A&E series. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "analysis/xmr.h"
#include "model/month.h"
#include "support/attendances.h"
#include "support/csv_rows.h"

enum { MOST_ROWS = 200 };

static void assert_near(double actual, double expected)
{
	if (isnan(expected)) {
		assert_true(isnan(actual));
		return;
	}
	if (!(fabs(actual - expected) <= 1e-9 * fmax(1, fabs(expected))))
		fail_msg("%.17g is not %.17g", actual, expected);
}

static int name_index(const char *const *names, const char *name)
{
	for (int i = 0; names[i] != NULL; i++)
		if (strcmp(names[i], name) == 0)
			return i;
	fail_msg("no such name: %s", name);
	return -1;
}

static int answer(const char *text)
{
	return strcmp(text, "na") == 0 ? XMR_NA : (int)strtol(text, NULL, 10);
}

static struct xmr_options options_of(const struct csv_row *row)
{
	struct xmr_options out =
		xmr_options_for((enum xmr_rules)name_index(xmr_rules_names, row->fields[2]));

	out.direction = (enum xmr_direction)name_index(xmr_direction_names, row->fields[3]);
	out.screen = csv_row_number(row, 4) != 0;
	out.fix_after = (size_t)csv_row_number(row, 5);
	out.target = csv_row_number(row, 6);
	return out;
}

static void check_point(const struct csv_row *row, const struct csv_row *group,
	const struct xmr_point *point, const struct xmr_options *options)
{
	assert_near(point->value, csv_row_number(row, 1));
	assert_int_equal(point->rebase_group, (int)csv_row_number(group, 1));
	assert_near(point->mean, csv_row_number(group, 2));
	assert_near(point->lpl, csv_row_number(group, 3));
	assert_near(point->upl, csv_row_number(group, 4));
	assert_int_equal(point->short_group, answer(group->fields[5]));
	assert_int_equal(point->outside_limits, answer(row->fields[2]));
	assert_int_equal(point->relative_to_mean, answer(row->fields[3]));
	assert_int_equal(point->close_to_limits, answer(row->fields[4]));
	assert_string_equal(xmr_type_names[point->type], row->fields[5]);
	assert_string_equal(xmr_point_type_names[point->point_type], row->fields[6]);
	assert_int_equal(point->special_cause, answer(row->fields[7]));
	/* what flagged it is among what it meets; here never by a trend it is not in */
	assert_true(point->type == XMR_COMMON_CAUSE ? point->rules == 0
						    : (point->rules & 1u << point->type) != 0);
	if (options->direction == XMR_NEUTRAL)
		assert_false(xmr_point_is_mixed(point, options->direction));
}

static void check_case(const struct csv_row *rows, size_t count)
{
	struct arena arena = {0};
	struct xmr_options options = options_of(rows);
	double values[MOST_ROWS];
	bool rebase[MOST_ROWS] = {false};
	const struct csv_row *group = NULL;
	struct xmr_series series = {.values = values, .rebase = rebase};
	struct error error;
	struct xmr xmr;

	for (size_t i = 1; i < count; i++) {
		if (strcmp(rows[i].fields[0], "group") == 0)
			rebase[series.count] = csv_row_number(&rows[i], 1) > 0;
		else
			values[series.count++] = csv_row_number(&rows[i], 1);
	}
	assert_true(xmr_compute(&arena, &series, &options, &xmr, &error));
	for (size_t i = 1, at = 0; i < count; i++) {
		if (strcmp(rows[i].fields[0], "group") == 0)
			group = &rows[i];
		else
			check_point(&rows[i], group, &xmr.points[at++], &options);
	}
	assert_string_equal(xmr_variation_names[xmr.variation], rows->fields[7]);
	assert_string_equal(xmr_assurance_names[xmr.assurance], rows->fields[8]);
	assert_int_equal(xmr.flagged, (size_t)csv_row_number(rows, 9));
	arena_free(&arena);
}

static void every_column_of_every_point_is_that_of_r(void **state)
{
	struct arena arena = {0};
	struct csv_rows file = csv_rows_read(&arena, "tests/analysis/golden/xmr.csv");
	size_t cases = 0;

	(void)state;
	for (size_t i = 0, end; i < file.count; i = end) {
		for (end = i + 1; end < file.count && strcmp(file.rows[end].fields[0], "case") != 0;
			end++)
			;
		check_case(&file.rows[i], end - i);
		cases++;
	}
	assert_int_equal(cases, 33);
	arena_free(&arena);
}

static const struct csv_row *find_case(const struct csv_rows *file, const char *id)
{
	for (size_t i = 0; i < file->count; i++)
		if (strcmp(file->rows[i].fields[0], "case") == 0 &&
			strcmp(file->rows[i].fields[1], id) == 0)
			return &file->rows[i];
	fail();
	return NULL;
}

/* The case with NA rows, skipped, is the case without those rows. */
static void skipped_gaps_are_absent_rows(void **state)
{
	struct arena arena = {0};
	struct csv_rows file = csv_rows_read(&arena, "tests/analysis/golden/xmr.csv");
	const struct csv_row *with = find_case(&file, "p10_RFR_t1_att_gap_NA"),
			     *without = find_case(&file, "p09_RFR_t1_att_gap_skipped");
	struct xmr_options options = options_of(with);
	double values[36];
	struct xmr_series series = {.values = values, .count = 36};
	struct error error;
	struct xmr xmr;
	size_t at = 2;

	(void)state;
	options.gaps = XMR_GAPS_SKIP;
	for (size_t i = 0; i < 36; i++)
		values[i] = csv_row_number(&with[2 + i], 1);
	assert_true(xmr_compute(&arena, &series, &options, &xmr, &error));
	assert_int_equal(xmr.known, 35);
	for (size_t i = 0; i < 36; i++)
		if (!isnan(values[i]))
			check_point(&without[at++], &without[1], &xmr.points[i], &options);
		else
			assert_near(xmr.points[i].upl, csv_row_number(&without[1], 4));
	assert_int_equal(at, 37);
	arena_free(&arena);
}

static const struct attendances *find_series(
	const struct attendances *all, size_t count, const struct csv_row *row)
{
	for (size_t i = 0; i < count; i++)
		if (strcmp(all[i].organisation, row->fields[0]) == 0 &&
			strcmp(all[i].type, row->fields[1]) == 0)
			return &all[i];
	fail_msg("no series %s %s", row->fields[0], row->fields[1]);
	return NULL;
}

/* One line of the bulk file: a group of a series. */
static void check_summary(const struct csv_row *row, const struct attendances *found)
{
	struct arena arena = {0};
	bool rebase[MOST_ROWS] = {false}, shares = strcmp(row->fields[2], "attendances") != 0;
	struct xmr_series series = {.values = shares ? found->breach_share : found->attendances,
		.rebase = rebase,
		.count = found->count};
	struct xmr_options options = xmr_options_for(XMR_RULES_NHSR);
	size_t counts[XMR_TYPE_COUNT] = {0}, rows = 0;
	const struct xmr_point *last = NULL;
	struct error error;
	struct xmr xmr;

	options.direction = XMR_DECREASE;
	for (size_t i = 0; i < found->count; i++)
		rebase[i] = strcmp(row->fields[2], "breach_pct_rebase") == 0 &&
			    found->months[i] == month_of(2017, 10);
	assert_true(xmr_compute(&arena, &series, &options, &xmr, &error));
	for (size_t i = 0; i < xmr.count; i++) {
		if (xmr.points[i].rebase_group != (int)csv_row_number(row, 3))
			continue;
		last = &xmr.points[i];
		counts[last->type]++;
		rows++;
	}
	assert_int_equal(rows, (size_t)csv_row_number(row, 4));
	assert_non_null(last);
	assert_near(last->mean, csv_row_number(row, 5));
	assert_near(last->lpl, csv_row_number(row, 6));
	assert_near(last->upl, csv_row_number(row, 7));
	for (size_t type = XMR_ABOVE_UCL; type < XMR_TYPE_COUNT; type++)
		assert_int_equal(counts[type], (size_t)csv_row_number(row, 7 + type));
	assert_string_equal(xmr_type_names[last->type], row->fields[16]);
	assert_string_equal(xmr_point_type_names[last->point_type], row->fields[17]);
	arena_free(&arena);
}

static void the_summaries_of_every_series_are_those_of_r(void **state)
{
	struct arena arena = {0};
	struct csv_rows file = csv_rows_read(&arena, "tests/analysis/golden/xmr_bulk.csv");
	size_t count;
	const struct attendances *all = attendances_read(&arena, &count);

	(void)state;
	assert_int_equal(count, 428);
	assert_int_equal(file.count, 839);
	for (size_t i = 0; i < file.count; i++)
		check_summary(&file.rows[i], find_series(all, count, &file.rows[i]));
	arena_free(&arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_column_of_every_point_is_that_of_r),
		cmocka_unit_test(skipped_gaps_are_absent_rows),
		cmocka_unit_test(the_summaries_of_every_series_are_those_of_r),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
