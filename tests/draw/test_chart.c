/* Charts: the sketch of screen 5, kept pictures at each level, and what must hold of every chart.
 */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "draw/chart.h"
#include "draw/chart_scale.h"
#include "draw/chart_words.h"
#include "support/charts.h"
#include "support/golden.h"

static struct chart_example example;
static struct charset *utf8;
static struct grid grid;
static struct string_buffer text;

static int set_up(void **state)
{
	(void)state;
	utf8 = charset_open("UTF-8");
	grid_open(&grid, utf8, DRAW_BOX);
	return 0;
}

static int tear_down(void **state)
{
	(void)state;
	grid_close(&grid);
	string_buffer_free(&text);
	charset_close(utf8);
	return 0;
}

static struct rect whole(void)
{
	return (struct rect){0, 0, grid.rows, grid.columns};
}

static const char *draw(enum draw_level level, int rows, int columns)
{
	grid.level = level;
	grid_resize(&grid, rows, columns);
	chart_draw(&example.chart, &grid, whole());
	string_buffer_truncate(&text, 0);
	grid_to_text(&grid, &text);
	return string_buffer_text(&text);
}

static const char *cell(int row, int column)
{
	return grid.cells[row * grid.columns + column].text;
}

static int cell_style(int row, int column)
{
	return grid.cells[row * grid.columns + column].style;
}

static int row_of(size_t point)
{
	int row = -1;
	int column;

	chart_place(&example.chart, &grid, whole(), point, &row, &column);
	return row;
}

/* --- pictures --------------------------------------------------------------------------------- */

static void test_screen_5_is_drawn_as_sketched(void **state)
{
	(void)state;
	chart_example_bhrut(&example);
	assert_true(
		golden_matches("tests/draw/golden/chart-sketch-80x16.txt", draw(DRAW_BOX, 16, 80)));
}

static void assert_goldens(const char *name)
{
	static const struct {
		enum draw_level level;
		int rows, columns;
		const char *suffix;
	} shapes[] = {
		{DRAW_BOX, 24, 80, "80x24"},
		{DRAW_DOTS, 24, 80, "80x24-dots"},
		{DRAW_ASCII, 24, 80, "80x24-ascii"},
		{DRAW_BOX, 50, 160, "160x50"},
		{DRAW_DOTS, 50, 160, "160x50-dots"},
		{DRAW_ASCII, 50, 160, "160x50-ascii"},
		{DRAW_BOX, 5, 20, "20x5"},
	};
	bool all = true;

	for (size_t i = 0; i < sizeof shapes / sizeof shapes[0]; i++) {
		char path[200];

		snprintf(path, sizeof path, "tests/draw/golden/chart-%s-%s.txt", name,
			shapes[i].suffix);
		all &= golden_matches(
			path, draw(shapes[i].level, shapes[i].rows, shapes[i].columns));
	}
	assert_true(all);
}

static void test_frozen_limits_at_each_level_and_size(void **state)
{
	(void)state;
	chart_example_bhrut(&example);
	assert_goldens("frozen");
}

static void test_rebased_limits_with_a_target_at_each_level_and_size(void **state)
{
	(void)state;
	chart_example_rebased(&example);
	assert_goldens("rebased");
}

static void test_a_plain_series_at_each_level_and_size(void **state)
{
	(void)state;
	chart_example_wave(&example, 240);
	assert_goldens("plain");
}

/* --- points and limits ------------------------------------------------------------------------ */

static void assert_outside_points_clear_of_limits(int rows, bool rounded)
{
	struct chart_scale scale;

	chart_scale_fit(&example.chart, rows, rounded, &scale);
	for (size_t i = 0; i < example.chart.point_count; i++) {
		const struct chart_point *point = &example.points[i];
		const struct chart_segment *upper =
			chart_segment_at(&example.chart, CHART_UPPER, point->x);
		const struct chart_segment *lower =
			chart_segment_at(&example.chart, CHART_LOWER, point->x);
		int row = chart_scale_point(&example.chart, &scale, point);

		if (!chart_has_value(point) || upper == NULL)
			continue;
		if (point->y > upper->value)
			assert_true(row < chart_scale_row(&scale, upper->value));
		else
			assert_true(row >= chart_scale_row(&scale, upper->value));
		if (point->y < lower->value)
			assert_true(row > chart_scale_row(&scale, lower->value));
		else
			assert_true(row <= chart_scale_row(&scale, lower->value));
	}
}

static void test_a_point_outside_a_limit_is_never_on_its_row(void **state)
{
	(void)state;
	for (int rows = 5; rows < 60; rows++) {
		for (int rounded = 0; rounded < 2; rounded++) {
			chart_example_bhrut(&example);
			assert_outside_points_clear_of_limits(rows, rounded);
			example.points[30].y = 14825.4; /* hardly above */
			assert_outside_points_clear_of_limits(rows, rounded);
			example.points[31].y = 30000; /* far above */
			assert_outside_points_clear_of_limits(rows, rounded);
			chart_example_rebased(&example);
			assert_outside_points_clear_of_limits(rows, rounded);
		}
	}
}

static void test_limits_and_mean_lie_on_rows_exactly(void **state)
{
	struct chart_scale scale;

	(void)state;
	chart_example_bhrut(&example);
	for (int rows = 4; rows < 60; rows++) {
		chart_scale_fit(&example.chart, rows, false, &scale);
		for (int kind = CHART_MEAN; kind <= CHART_LOWER; kind++) {
			double value = example.segments[kind][0].value;
			double row = (scale.top - value) / scale.per_row;

			assert_true(scale.by_lines);
			assert_true(fabs(row - round(row)) < 1e-6);
			assert_in_range(chart_scale_row(&scale, value), 0, rows - 1);
		}
	}
}

static void test_round_numbers_lie_on_rows_exactly_and_all_values_within(void **state)
{
	struct chart_scale scale;

	(void)state;
	for (int count = 1; count < 300; count += 7) {
		chart_example_wave(&example, (size_t)count);
		for (int rows = 1; rows < 60; rows++) {
			double value;

			chart_scale_fit(&example.chart, rows, false, &scale);
			for (int i = 0; i < count; i++) {
				double row = (scale.top - example.points[i].y) / scale.per_row;

				assert_true(row > -0.51 && row < rows - 0.49);
			}
			for (int row = 0; row < rows; row++) {
				char number[CHART_NUMBER_SIZE];

				if (!chart_scale_tick(&example.chart, &scale, row, &value))
					continue;
				chart_number(value, scale.decimals, number);
				assert_true(fabs(strtod(number, NULL) - value) < 1e-9);
			}
		}
	}
}

static void test_missing_months_keep_their_place_and_break_the_line(void **state)
{
	(void)state;
	chart_example_wave(&example, 36);
	for (int i = 0; i < 36; i++)
		example.points[i].y = 100;
	example.points[10].y = 110;
	example.points[20].y = example.points[21].y = NAN;
	draw(DRAW_DOTS, 16, 100);
	for (size_t i = 0; i < 35; i++) {
		int row;
		int column;

		assert_true(chart_place(&example.chart, &grid, whole(), i, &row, &column));
		assert_string_equal(cell(row, column), i == 20 || i == 21 ? "×" : "●");
		if (i >= 19 && i <= 21)
			assert_string_equal(cell(row_of(0), column + 1), " ");
		else if (i != 9 && i != 10)
			assert_true((unsigned char)cell(row_of(0), column + 1)[0] == 0xE2);
	}
	assert_non_null(strstr(string_buffer_text(&text), "× not loaded"));
	example.points[21].gap = CHART_NOT_SUBMITTED;
	assert_non_null(strstr(draw(DRAW_BOX, 16, 100), "× no figure"));
}

static int row_with(const char *words)
{
	for (int row = 0; row < grid.rows; row++) {
		string_buffer_truncate(&text, 0);
		for (int column = 0; column < grid.columns; column++)
			string_buffer_add(&text, cell(row, column));
		if (strstr(string_buffer_text(&text), words) != NULL)
			return row;
	}
	fail_msg("'%s' is not in the chart", words);
	return -1;
}

static int count_in_row(int row, const char *sign)
{
	int count = 0;

	for (int column = 0; column < grid.columns; column++)
		count += strcmp(cell(row, column), sign) == 0;
	return count;
}

/* A target on the row of the mean: both are seen, and the labels keep the order of their values. */
static void test_labels_are_in_order_and_a_target_is_always_seen(void **state)
{
	int mean;

	(void)state;
	chart_example_rebased(&example);
	example.segments[CHART_TARGET][0].value = 80.9;
	draw(DRAW_BOX, 24, 80);
	mean = row_with("mean 80.9");
	assert_int_equal(mean + 1, row_with("target 80.9"));
	/* the row below is another number's, so the mean makes room */
	assert_true(count_in_row(mean + 1, "┈") > 8);
	assert_true(count_in_row(mean + 1, "─") > 2);
	example.segments[CHART_TARGET][0].value = 81;
	draw(DRAW_BOX, 24, 80);
	assert_int_equal(row_with("target 81.0") + 1, row_with("mean 80.9"));
	example.segments[CHART_TARGET][0].value = 86.4;
	draw(DRAW_BOX, 24, 80);
	assert_true(count_in_row(row_with("target 86.4"), "┈") > 8);
	assert_true(count_in_row(row_with("target 86.4"), "╌") > 2);
	example.segments[CHART_TARGET][0].value = 80.9;
	example.chart.lines[CHART_MEAN].label = NULL; /* takes no row from the others */
	draw(DRAW_BOX, 24, 80);
	assert_int_equal(row_with("target 80.9"), mean + 1);
}

/* A label that finds no row of its own without another number stands beside its neighbour's. */
static void test_a_label_never_stands_at_another_number(void **state)
{
	int upper;

	(void)state;
	chart_example_rebased(&example);
	example.chart.lines[CHART_TARGET].label = NULL;
	for (size_t i = 0; i < example.chart.lines[CHART_UPPER].count; i++) {
		example.segments[CHART_UPPER][i].value = 100.2;
		example.segments[CHART_MEAN][i].value = 99.8;
		example.segments[CHART_LOWER][i].value = 99.5;
	}
	draw(DRAW_BOX, 24, 80);
	upper = row_with("upper limit 100.2");
	assert_int_equal(row_with("mean 99.8 · lower 99.5"), upper + 1);
	assert_int_equal(count_in_row(upper + 1, "┤"), 0);
}

/* What fits beside all months: all words, one word, the number; then it scrolls, and where it would
 * without labels too, they have the word again. */
static void test_limits_have_numbers_however_many_months_there_are(void **state)
{
	static const struct {
		size_t count;
		const char *upper, *mean;
		bool all;
	} cases[] = {{48, "  upper limit 86.4", "  mean 80.9", true},
		{58, "  upper 86.4", "  mean 80.9", true}, {66, "  86.4", "  80.9", true},
		{72, "  86.4", "  80.9", false}, {200, "  upper 86.4", "  mean 80.9", false}};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct chart_columns columns;

		chart_example_rebased(&example);
		for (size_t k = 36; k < cases[i].count; k++) {
			example.points[k] = example.points[k % 4 + 8];
			example.points[k].x = example.points[0].x + (int)k;
		}
		example.chart.point_count = cases[i].count;
		for (int kind = 0; kind < CHART_TARGET; kind++)
			example.segments[kind][1].to =
				example.points[0].x + (int)cases[i].count - 1;
		draw(DRAW_BOX, 24, 80);
		assert_int_not_equal(row_with(cases[i].upper), row_with(cases[i].mean));
		columns = chart_columns(&example.chart, &grid, whole());
		assert_int_equal(columns.count == columns.total, cases[i].all);
	}
}

/* Where the title does not fit, whose figures these are comes first; also in five rows. */
static void test_a_brief_title_where_there_is_no_room(void **state)
{
	(void)state;
	chart_example_rebased(&example);
	example.chart.brief = "R00 within four hours";
	assert_non_null(strstr(draw(DRAW_BOX, 24, 80), "Within four hours, type 1 · A Trust"));
	assert_non_null(strstr(draw(DRAW_BOX, 5, 20), " R00 within four ho"));
	assert_non_null(strstr(draw(DRAW_BOX, 4, 20), " R00 within four ho"));
}

static void test_signs_and_styles_of_marks(void **state)
{
	static const struct {
		enum chart_mark mark;
		const char *sign, *ascii;
		enum style style;
	} marks[] = {
		{CHART_PLAIN, "●", "o", STYLE_PLAIN},
		{CHART_COMMON, "●", "o", STYLE_COMMON},
		{CHART_IMPROVEMENT, "◆", "+", STYLE_IMPROVEMENT},
		{CHART_CONCERN, "✖", "!", STYLE_CONCERN},
		{CHART_HIGH, "△", "^", STYLE_NEUTRAL},
		{CHART_LOW, "▽", "v", STYLE_NEUTRAL},
		{CHART_RETURNED, "◇", "?", STYLE_PLAIN},
	};

	(void)state;
	chart_example_wave(&example, 1);
	for (size_t i = 0; i < CHART_MARK_COUNT; i++) {
		int row;
		int column;

		example.points[0].mark = marks[i].mark;
		draw(DRAW_BOX, 10, 40);
		assert_true(chart_place(&example.chart, &grid, whole(), 0, &row, &column));
		assert_string_equal(cell(row, column), marks[i].sign);
		assert_int_equal(cell_style(row, column), marks[i].style);
		draw(DRAW_ASCII, 10, 40);
		assert_string_equal(cell(row, column), marks[i].ascii);
		example.chart.cursor = 0;
		draw(DRAW_BOX, 10, 40);
		assert_int_equal(cell_style(row, column), STYLE_SELECTED);
		example.chart.cursor = CHART_NO_CURSOR;
	}
}

static void test_events_stand_on_the_axis_and_never_hide_a_missing_month(void **state)
{
	int row;
	int column;

	(void)state;
	chart_example_rebased(&example);
	draw(DRAW_BOX, 24, 80);
	chart_place(&example.chart, &grid, whole(), 22, &row, &column);
	assert_string_equal(cell(row, column), "×");
	assert_string_equal(cell(row - 1, column), "┊");
	chart_place(&example.chart, &grid, whole(), 27, &row, &column);
	assert_string_equal(cell(row_of(22), column), "●");
	chart_place(&example.chart, &grid, whole(), 18, &row, &column);
	assert_string_equal(cell(row_of(22), column), "┴");
}

/* --- columns ---------------------------------------------------------------------------------- */

static struct chart_columns columns_of(size_t months, int columns)
{
	chart_example_wave(&example, months);
	grid_resize(&grid, 24, columns);
	return chart_columns(&example.chart, &grid, whole());
}

static void test_months_get_as_many_cells_as_fit(void **state)
{
	(void)state;
	assert_int_equal(columns_of(36, 80).cells, 2);
	assert_int_equal(columns_of(36, 80).count, 36);
	assert_int_equal(columns_of(36, 60).cells, 1);
	assert_int_equal(columns_of(12, 80).cells, 4);
	assert_int_equal(columns_of(101, 160).cells, 1);
	assert_int_equal(columns_of(101, 160).count, 101);
	assert_in_range(columns_of(180, 80).count, 70, 79);
	assert_int_equal(columns_of(180, 80).total, 180);
	assert_int_equal(columns_of(0, 80).cells, 0);
	assert_int_equal(columns_of(36, 0).cells, 0);
}

static void test_scrolling_shows_the_cursor_and_seldom_moves(void **state)
{
	int moves = 0;
	int before = 0;

	(void)state;
	chart_example_wave(&example, 500);
	grid_resize(&grid, 24, 80);
	assert_int_equal(chart_columns(&example.chart, &grid, whole()).first +
				 chart_columns(&example.chart, &grid, whole()).count,
		example.points[499].x + 1);
	for (int cursor = 0; cursor < 500; cursor++) {
		struct chart_columns columns;
		int row;
		int column;

		example.chart.cursor = cursor;
		columns = chart_columns(&example.chart, &grid, whole());
		assert_true(
			chart_place(&example.chart, &grid, whole(), (size_t)cursor, &row, &column));
		assert_true(columns.first >= example.points[0].x);
		assert_true(columns.first + columns.count <= example.points[499].x + 1);
		moves += columns.first != before;
		before = columns.first;
	}
	assert_in_range(moves, 2, 20);
	assert_non_null(strchr(draw(DRAW_BOX, 24, 80), '<'));
	example.chart.cursor = 0;
	assert_non_null(strchr(draw(DRAW_BOX, 24, 80), '>'));
	assert_null(strchr(string_buffer_text(&text), '<'));
}

static void test_the_point_at_a_cell_is_the_one_drawn_there(void **state)
{
	(void)state;
	chart_example_bhrut(&example);
	for (int columns = 20; columns <= 200; columns += 30) {
		grid_resize(&grid, 24, columns);
		for (size_t i = 0; i < example.chart.point_count; i++) {
			int row;
			int column;

			if (chart_place(&example.chart, &grid, whole(), i, &row, &column))
				assert_int_equal(
					chart_point_at(&example.chart, &grid, whole(), row, column),
					i);
		}
	}
	assert_int_equal(chart_point_at(&example.chart, &grid, whole(), 0, 100), -1);
	assert_int_equal(chart_point_at(&example.chart, &grid, whole(), 10, 2), -1);
	assert_int_equal(chart_point_at(&example.chart, &grid, whole(), 10, 199), -1);
	assert_int_equal(chart_point_at(&example.chart, &grid, whole(), -1, -1), -1);
	assert_false(chart_place(&example.chart, &grid, whole(), 9999, &(int){0}, &(int){0}));
}

static bool is_label(const char *word)
{
	static const char months[] = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec";

	return strlen(word) == 3 ? strstr(months, word) != NULL
				 : strlen(word) == 4 && strspn(word, "0123456789") == 4;
}

static void test_month_labels_never_touch_each_other(void **state)
{
	(void)state;
	for (int columns = 8; columns <= 200; columns++) {
		chart_example_bhrut(&example);
		example.events[0].x += columns % 30;
		for (int months = 1; months <= 56; months += 11) {
			char *line;

			example.chart.point_count = (size_t)months;
			draw(DRAW_BOX, 12, columns);
			text.bytes[text.size - 1] = '\0';
			line = strrchr(text.bytes, '\n') + 1;
			for (char *word = strtok(line, " "); word != NULL; word = strtok(NULL, " "))
				assert_true(is_label(word));
		}
	}
}

static void test_points_may_have_labels_instead_of_months(void **state)
{
	static const char *const labels[] = {"3 Jan", "10 Jan", "17 Jan", "24 Jan", "31 Jan"};

	(void)state;
	chart_example_wave(&example, 5);
	example.chart.axis = CHART_BY_LABEL;
	for (int i = 0; i < 5; i++) {
		example.points[i].x = i;
		example.points[i].label = labels[i];
	}
	assert_non_null(strstr(draw(DRAW_BOX, 10, 60), "3 Jan   17 Jan  31 Jan"));
}

/* --- hostile charts --------------------------------------------------------------------------- */

static void assert_nothing_outside(struct rect rect)
{
	for (int row = 0; row < grid.rows; row++)
		for (int column = 0; column < grid.columns; column++)
			if (row < rect.row || row >= rect.row + rect.rows || column < rect.column ||
				column >= rect.column + rect.columns)
				assert_string_equal(cell(row, column), "#");
}

static void draw_within(int rows, int columns)
{
	struct rect rect = {2, 3, rows, columns};

	grid_resize(&grid, rows + 4, columns + 6);
	for (int row = 0; row < grid.rows; row++)
		for (int column = 0; column < grid.columns; column++)
			grid_text(&grid, row, column, 1, STYLE_PLAIN, "#");
	chart_draw(&example.chart, &grid, rect);
	assert_nothing_outside(rect);
}

static void draw_at_all_sizes(void)
{
	static const int rows[] = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 16, 24, 60};
	static const int columns[] = {0, 1, 2, 5, 7, 8, 9, 20, 29, 30, 49, 50, 80, 200};

	for (int level = DRAW_BOX; level <= DRAW_ASCII; level++)
		for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
			for (size_t j = 0; j < sizeof columns / sizeof columns[0]; j++) {
				grid.level = (enum draw_level)level;
				draw_within(rows[i], columns[j]);
			}
}

static void test_every_size_draws_within_its_rectangle(void **state)
{
	(void)state;
	chart_example_bhrut(&example);
	draw_at_all_sizes();
	chart_example_rebased(&example);
	example.chart.cursor = 3;
	draw_at_all_sizes();
	example.chart.title = "日本語 – a title that is much too long for most of the sizes drawn";
	example.chart.method = example.chart.counts = example.chart.caption = example.chart.title;
	example.chart.lines[CHART_MEAN].label = example.events[0].label = NULL;
	draw_at_all_sizes();
}

static void test_values_that_are_hard_to_scale(void **state)
{
	static const double values[][3] = {
		{5, 5, 5},
		{0, 0, 0},
		{NAN, NAN, NAN},
		{1, NAN, NAN},
		{INFINITY, 3, -INFINITY},
		{1e308, -1e308, 0},
		{1e15, 1e15 + 0.125, 1e15},
		{-5, -7.5, -6},
		{1e-310, 2e-310, 0},
		{1e-12, 2e-12, 3e-12},
		{0.1, 0.2, 0.30000000000000004},
	};

	(void)state;
	for (size_t i = 0; i < sizeof values / sizeof values[0]; i++) {
		chart_example_wave(&example, 3);
		for (int j = 0; j < 3; j++)
			example.points[j].y = values[i][j];
		example.chart.decimals = i % 2 == 0 ? CHART_DECIMALS_AUTO : 1;
		draw_at_all_sizes();
		for (int j = 0; j < 3; j++)
			example.segments[j][0] = (struct chart_segment){
				example.points[0].x, example.points[2].x, values[i][j], false};
		for (int j = 0; j < 3; j++)
			example.chart.lines[j] =
				(struct chart_line){example.segments[j], 1, "line"};
		draw_at_all_sizes();
	}
}

static void test_a_constant_lies_in_the_middle(void **state)
{
	(void)state;
	chart_example_wave(&example, 3);
	for (int i = 0; i < 3; i++)
		example.points[i].y = 5;
	draw(DRAW_BOX, 14, 40);
	assert_in_range(row_of(0), 5, 8);
	assert_int_equal(row_of(0), row_of(2));
}

static void test_all_missing_has_months_but_no_numbers(void **state)
{
	(void)state;
	chart_example_wave(&example, 3);
	example.points[0].y = example.points[1].y = example.points[2].y = NAN;
	draw(DRAW_BOX, 8, 40);
	assert_string_equal(
		string_buffer_text(&text), " A wave\n│\n│\n│\n│\n│\n└×───×───×\n Apr 2021\n");
}

static void test_a_chart_of_nothing_says_so(void **state)
{
	(void)state;
	chart_example_wave(&example, 0);
	assert_non_null(strstr(draw(DRAW_BOX, 8, 60), "Nothing to draw"));
	draw_at_all_sizes();
}

static void test_ten_thousand_points(void **state)
{
	(void)state;
	chart_example_wave(&example, CHARTS_POINTS_MOST);
	draw_at_all_sizes();
	example.chart.cursor = 7000;
	draw(DRAW_DOTS, 24, 80);
	assert_in_range(row_of(7000), 0, 23);
	example.points[CHARTS_POINTS_MOST - 1].x = INT32_MAX;
	example.chart.cursor = CHARTS_POINTS_MOST - 1;
	draw_at_all_sizes();
}

static void test_ascii_and_other_character_sets_show_only_what_they_have(void **state)
{
	struct charset *latin = charset_open("ISO-8859-1");

	(void)state;
	chart_example_rebased(&example);
	example.chart.title = "A Trust";
	draw(DRAW_ASCII, 24, 80);
	for (size_t i = 0; i < text.size; i++)
		assert_true((unsigned char)text.bytes[i] < 128);
	grid.charset = latin;
	draw(DRAW_DOTS, 24, 80);
	assert_null(strstr(string_buffer_text(&text), "\xE2"));
	assert_non_null(strstr(string_buffer_text(&text), "×"));
	grid.charset = utf8;
	charset_close(latin);
}

static void test_numbers_in_words(void **state)
{
	static const struct {
		double value;
		int decimals;
		const char *words;
	} numbers[] = {
		{14825.34, 0, "14,825"},
		{-1.85, 1, "−1.9"},
		{-0.01, 1, "0.0"},
		{1234567.891, 2, "1,234,567.89"},
		{999, 0, "999"},
		{0, 3, "0.000"},
		{1.25e15, 0, "1.2e+15"},
		{-3e-9, 9, "−3.0e-09"},
		{NAN, 0, "–"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof numbers / sizeof numbers[0]; i++) {
		char out[CHART_NUMBER_SIZE];

		chart_number(numbers[i].value, numbers[i].decimals, out);
		assert_string_equal(out, numbers[i].words);
	}
}

static double milliseconds(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (double)now.tv_sec * 1e3 + (double)now.tv_nsec / 1e6;
}

static void test_a_large_chart_is_drawn_within_a_frame(void **state)
{
	double best = INFINITY;

	(void)state;
	chart_example_wave(&example, 240);
	grid.level = DRAW_DOTS;
	grid_resize(&grid, 60, 200);
	for (int i = 0; i < 20; i++) {
		double start = milliseconds();

		grid_erase(&grid);
		chart_draw(&example.chart, &grid, whole());
		best = fmin(best, milliseconds() - start);
	}
	print_message("# 240 points in 200x60, dots: %.3f ms\n", best);
	assert_true(best < 16);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_screen_5_is_drawn_as_sketched),
		cmocka_unit_test(test_frozen_limits_at_each_level_and_size),
		cmocka_unit_test(test_rebased_limits_with_a_target_at_each_level_and_size),
		cmocka_unit_test(test_a_plain_series_at_each_level_and_size),
		cmocka_unit_test(test_a_point_outside_a_limit_is_never_on_its_row),
		cmocka_unit_test(test_limits_and_mean_lie_on_rows_exactly),
		cmocka_unit_test(test_round_numbers_lie_on_rows_exactly_and_all_values_within),
		cmocka_unit_test(test_missing_months_keep_their_place_and_break_the_line),
		cmocka_unit_test(test_labels_are_in_order_and_a_target_is_always_seen),
		cmocka_unit_test(test_a_label_never_stands_at_another_number),
		cmocka_unit_test(test_limits_have_numbers_however_many_months_there_are),
		cmocka_unit_test(test_a_brief_title_where_there_is_no_room),
		cmocka_unit_test(test_signs_and_styles_of_marks),
		cmocka_unit_test(test_events_stand_on_the_axis_and_never_hide_a_missing_month),
		cmocka_unit_test(test_months_get_as_many_cells_as_fit),
		cmocka_unit_test(test_scrolling_shows_the_cursor_and_seldom_moves),
		cmocka_unit_test(test_the_point_at_a_cell_is_the_one_drawn_there),
		cmocka_unit_test(test_month_labels_never_touch_each_other),
		cmocka_unit_test(test_points_may_have_labels_instead_of_months),
		cmocka_unit_test(test_every_size_draws_within_its_rectangle),
		cmocka_unit_test(test_values_that_are_hard_to_scale),
		cmocka_unit_test(test_a_constant_lies_in_the_middle),
		cmocka_unit_test(test_all_missing_has_months_but_no_numbers),
		cmocka_unit_test(test_a_chart_of_nothing_says_so),
		cmocka_unit_test(test_ten_thousand_points),
		cmocka_unit_test(test_ascii_and_other_character_sets_show_only_what_they_have),
		cmocka_unit_test(test_numbers_in_words),
		cmocka_unit_test(test_a_large_chart_is_drawn_within_a_frame),
	};

	return cmocka_run_group_tests(tests, set_up, tear_down);
}
