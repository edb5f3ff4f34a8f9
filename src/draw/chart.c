/* A chart in a grid: lines, then what happened, then the points on top. */
#include "draw/chart.h"

#include <stdlib.h>

#include "chart_parts.h"
#include "chart_words.h"

static const enum style line_styles[CHART_LINE_COUNT] = {
	[CHART_MEAN] = STYLE_PLAIN,
	[CHART_UPPER] = STYLE_FAINT,
	[CHART_LOWER] = STYLE_FAINT,
	[CHART_TARGET] = STYLE_TARGET,
	[CHART_MEDIAN] = STYLE_PLAIN,
};

static enum glyph line_glyph(enum chart_line_kind kind, bool extended)
{
	switch (kind) {
	case CHART_TARGET:
		return GLYPH_TARGET;
	case CHART_UPPER:
	case CHART_LOWER:
		return GLYPH_LIMIT;
	default:
		return extended ? GLYPH_EXTENDED : GLYPH_MEAN;
	}
}

static int plot_end(const struct chart_layout *layout)
{
	return layout->plot.column + layout->plot.columns;
}

/* Whether another line has that row there. */
static bool shares_row(const struct chart *chart, const struct chart_layout *layout,
	enum chart_line_kind kind, int row, int x)
{
	for (int other = 0; other < CHART_LINE_COUNT; other++) {
		const struct chart_segment *segment =
			chart_segment_at(chart, (enum chart_line_kind)other, x);

		if (other != (int)kind && segment != NULL &&
			chart_scale_row(&layout->scale, segment->value) == row)
			return true;
	}
	return false;
}

/* The target takes turns with a line on its row, two cells each, so that both are seen. */
static bool is_turn_of_other(const struct chart *chart, const struct chart_layout *layout,
	enum chart_line_kind kind, int row, long column)
{
	long from = column - layout->plot.column;
	int x = layout->columns.first + (int)(from / layout->columns.cells);

	return kind == CHART_TARGET && from % 4 >= 2 && shares_row(chart, layout, kind, row, x);
}

/* An extended part has every second cell, counted from where it begins. */
static void draw_segment(const struct chart *chart, struct grid *grid,
	const struct chart_layout *layout, enum chart_line_kind kind,
	const struct chart_segment *segment)
{
	long from = chart_column(layout, segment->from);
	long to = chart_column(layout, segment->to) + layout->columns.cells;
	long column = from < layout->plot.column ? layout->plot.column : from;
	int row = chart_scale_row(&layout->scale, segment->value);

	for (; column < to && column < plot_end(layout); column++)
		if ((!segment->extended || (column - from) % 2 == 0) &&
			!is_turn_of_other(chart, layout, kind, row, column))
			grid_glyph(grid, layout->plot.row + row, (int)column, line_styles[kind],
				line_glyph(kind, segment->extended));
}

static void draw_line(const struct chart *chart, struct grid *grid,
	const struct chart_layout *layout, enum chart_line_kind kind)
{
	const struct chart_line *line = &chart->lines[kind];
	long end = (long)layout->columns.first + layout->columns.count;
	size_t i = chart_segment_from(line, layout->columns.first);

	for (; i < line->count && line->items[i].from < end; i++)
		if (chart_segment_at(chart, kind, line->items[i].to) != NULL)
			draw_segment(chart, grid, layout, kind, &line->items[i]);
}

/* The limits lie over the mean, the target over both. */
void chart_draw_lines(
	const struct chart *chart, struct grid *grid, const struct chart_layout *layout)
{
	static const enum chart_line_kind order[CHART_LINE_COUNT] = {
		CHART_MEDIAN, CHART_MEAN, CHART_LOWER, CHART_UPPER, CHART_TARGET};

	if (layout->plot.rows < 3)
		return;
	for (int i = 0; i < CHART_LINE_COUNT; i++)
		draw_line(chart, grid, layout, order[i]);
	for (size_t i = 0; i < chart->event_count; i++) {
		long column = chart_column(layout, chart->events[i].x);

		if (!chart->events[i].main || column < layout->plot.column ||
			column >= plot_end(layout))
			continue;
		for (int row = 0; row < layout->plot.rows; row++)
			grid_glyph(
				grid, layout->plot.row + row, (int)column, STYLE_PLAIN, GLYPH_AXIS);
	}
}

static const struct {
	enum glyph glyph;
	enum style style;
} marks[CHART_MARK_COUNT] = {
	[CHART_PLAIN] = {GLYPH_EVENT, STYLE_PLAIN},
	[CHART_COMMON] = {GLYPH_EVENT, STYLE_COMMON},
	[CHART_IMPROVEMENT] = {GLYPH_IMPROVEMENT, STYLE_IMPROVEMENT},
	[CHART_CONCERN] = {GLYPH_CONCERN, STYLE_CONCERN},
	[CHART_HIGH] = {GLYPH_HIGH, STYLE_NEUTRAL},
	[CHART_LOW] = {GLYPH_LOW, STYLE_NEUTRAL},
	[CHART_RETURNED] = {GLYPH_RETURNED, STYLE_PLAIN},
};

enum glyph chart_mark_glyph(enum chart_mark mark)
{
	return marks[mark].glyph;
}

static void place(const struct chart *chart, const struct chart_layout *layout, size_t point,
	int *row, int *column)
{
	const struct chart_point *at = &chart->points[point];
	int axis = layout->strips[CHART_STRIP_AXIS];

	*column = (int)chart_column(layout, at->x);
	if (chart_has_value(at))
		*row = layout->plot.row + chart_scale_point(chart, &layout->scale, at);
	else
		*row = axis >= 0 ? axis : layout->plot.row + layout->plot.rows - 1;
}

void chart_draw_points(
	const struct chart *chart, struct grid *grid, const struct chart_layout *layout)
{
	size_t end = chart_end_point(chart, layout);

	for (size_t i = chart_first_point(chart, layout); i < end; i++) {
		const struct chart_point *point = &chart->points[i];
		bool present = chart_has_value(point);
		bool chosen = chart->cursor >= 0 && i == (size_t)chart->cursor;
		enum style style = present ? marks[point->mark].style : STYLE_PLAIN;
		int row;
		int column;

		place(chart, layout, i, &row, &column);
		grid_glyph(grid, row, column, chosen ? STYLE_SELECTED : style,
			present ? marks[point->mark].glyph : GLYPH_MISSING);
	}
}

void chart_draw(const struct chart *chart, struct grid *grid, struct rect rect)
{
	struct chart_layout layout;
	bool any = chart_lay_out(chart, grid, rect, &layout);

	if (any) {
		chart_draw_lines(chart, grid, &layout);
		chart_draw_dots(chart, grid, &layout);
		chart_draw_axes(chart, grid, rect, &layout);
		chart_draw_points(chart, grid, &layout);
	}
	if (rect.rows <= 0 || rect.columns <= 0)
		return;
	if (chart->point_count == 0)
		grid_text(grid, layout.plot.row + layout.plot.rows / 2, rect.column, rect.columns,
			STYLE_PLAIN, " Nothing to draw: the series has no months.");
	chart_draw_words(chart, grid, rect, &layout);
}

struct chart_columns chart_columns(const struct chart *chart, struct grid *grid, struct rect rect)
{
	struct chart_layout layout;

	chart_lay_out(chart, grid, rect, &layout);
	return layout.columns;
}

int chart_point_at(
	const struct chart *chart, struct grid *grid, struct rect rect, int row, int column)
{
	struct chart_layout layout;
	long nearest = -1;
	int found = -1;

	if (!chart_lay_out(chart, grid, rect, &layout) || column < layout.plot.column ||
		column >= plot_end(&layout) || row < layout.plot.row ||
		(row >= layout.plot.row + layout.plot.rows &&
			row != layout.strips[CHART_STRIP_AXIS] &&
			row != layout.strips[CHART_STRIP_MONTHS]))
		return -1;
	for (size_t i = chart_first_point(chart, &layout); i < chart_end_point(chart, &layout);
		i++) {
		long distance = labs(chart_column(&layout, chart->points[i].x) - column);

		if (found < 0 || distance < nearest) {
			found = (int)i;
			nearest = distance;
		}
	}
	return found;
}

bool chart_place(const struct chart *chart, struct grid *grid, struct rect rect, size_t point,
	int *row, int *column)
{
	struct chart_layout layout;

	if (!chart_lay_out(chart, grid, rect, &layout) ||
		point < chart_first_point(chart, &layout) ||
		point >= chart_end_point(chart, &layout))
		return false;
	place(chart, &layout, point, row, column);
	return true;
}
