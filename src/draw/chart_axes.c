/* The axes: numbers of the lines or round ones, months that never overlap. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "chart_parts.h"
#include "chart_words.h"

/* A row of labels; a label takes its cells and a blank after them. */
struct label_row {
	struct grid *grid;
	int row, column, columns; /* row -1: none is drawn */
	bool *taken;
};

static void open_labels(struct label_row *labels, struct grid *grid, struct rect rect, int row)
{
	*labels = (struct label_row){grid, row, rect.column, rect.columns,
		memory_allocate((size_t)rect.columns * sizeof(bool))};
}

static void close_labels(struct label_row *labels)
{
	free(labels->taken);
}

/* Where the label would end beyond the edge it is moved back, if it may be. */
static bool put_label(struct label_row *labels, long column, const char *text, bool movable)
{
	int width = grid_width(labels->grid, text);
	long from = column - labels->column;

	if (movable && from + width > labels->columns)
		from = labels->columns - width;
	if (labels->row < 0 || width == 0 || from < 0 || from + width > labels->columns)
		return false;
	for (long i = from > 0 ? from - 1 : 0; i <= from + width && i < labels->columns; i++)
		if (labels->taken[i])
			return false;
	memset(labels->taken + from, true, (size_t)width);
	grid_text(labels->grid, labels->row, labels->column + (int)from, width, STYLE_PLAIN, text);
	return true;
}

static bool shown(const struct chart_layout *layout, long x)
{
	return x >= layout->columns.first &&
	       x < (long)layout->columns.first + layout->columns.count;
}

static void draw_numbers(const struct chart *chart, struct grid *grid, struct rect rect,
	const struct chart_layout *layout)
{
	for (int row = 0; row < layout->plot.rows; row++) {
		char number[CHART_NUMBER_SIZE];
		double value;
		bool tick = chart_scale_tick(chart, &layout->scale, row, &value) &&
			    layout->number_width > 0;

		grid_glyph(grid, layout->plot.row + row, layout->axis_column, STYLE_FAINT,
			tick ? GLYPH_TEE_LEFT : GLYPH_VERTICAL);
		if (!tick)
			continue;
		chart_number(value, layout->scale.decimals, number);
		grid_text_right(grid, layout->plot.row + row, rect.column + 1,
			layout->number_width - 2, STYLE_PLAIN, number);
	}
}

static void tick(struct grid *grid, const struct chart_layout *layout, int x, enum glyph glyph)
{
	if (layout->strips[CHART_STRIP_AXIS] >= 0)
		grid_glyph(grid, layout->strips[CHART_STRIP_AXIS], (int)chart_column(layout, x),
			STYLE_FAINT, glyph);
}

static void label_month(const struct chart *chart, struct label_row *labels,
	const struct chart_layout *layout, int x, bool movable, enum glyph glyph)
{
	size_t point = chart_find_point(chart, x);
	char buffer[CHART_MONTH_SIZE];
	const char *name = buffer;

	if (chart->axis == CHART_BY_MONTH)
		chart_month(x, false, buffer);
	else if (point < chart->point_count && chart->points[point].x == x)
		name = chart_point_name(chart, &chart->points[point], buffer);
	else
		return;
	if (put_label(labels, chart_column(layout, x), name, movable) && glyph != GLYPH_COUNT)
		tick(labels->grid, layout, x, glyph);
}

/* The year at its January. */
static void label_years(struct label_row *labels, const struct chart_layout *layout)
{
	int last = layout->columns.first + layout->columns.count - 1;
	int x = layout->columns.first + (12 - chart_month_in_year(layout->columns.first)) % 12;

	for (; x <= last; x += 12) {
		char name[CHART_MONTH_SIZE];

		chart_month(x, false, name);
		if (put_label(labels, chart_column(layout, x), strchr(name, ' ') + 1, false))
			tick(labels->grid, layout, x, GLYPH_TEE_DOWN);
	}
}

/* Of a short series also the quarters. */
static void label_quarters(struct label_row *labels, const struct chart_layout *layout)
{
	enum { SHORT = 18 };

	for (int i = 0; i < layout->columns.count && layout->columns.count <= SHORT; i++) {
		char name[CHART_MONTH_SIZE];
		int x = layout->columns.first + i;

		chart_month(x, true, name);
		if (chart_month_in_year(x) % 3 == 0 &&
			put_label(labels, chart_column(layout, x), name, false))
			tick(labels->grid, layout, x, GLYPH_TEE_DOWN);
	}
}

static void label_months(const struct chart *chart, struct grid *grid, struct rect rect,
	const struct chart_layout *layout)
{
	struct label_row labels;

	open_labels(&labels, grid, rect, layout->strips[CHART_STRIP_MONTHS]);
	for (size_t i = 0; i < chart->event_count; i++)
		if (chart->events[i].main && shown(layout, chart->events[i].x))
			label_month(chart, &labels, layout, chart->events[i].x, true, GLYPH_COUNT);
	label_month(chart, &labels, layout, layout->columns.first, true, GLYPH_COUNT);
	if (chart->axis == CHART_BY_MONTH) {
		label_years(&labels, layout);
		label_quarters(&labels, layout);
	} else {
		for (int i = 1; i < layout->columns.count; i++)
			label_month(chart, &labels, layout, layout->columns.first + i, false,
				GLYPH_TEE_DOWN);
	}
	close_labels(&labels);
}

/* What happened, in words above the plot. */
static void label_events(const struct chart *chart, struct grid *grid, struct rect rect,
	const struct chart_layout *layout)
{
	struct label_row labels;

	if (layout->strips[CHART_STRIP_EVENTS] < 0)
		return;
	open_labels(&labels, grid, rect, layout->strips[CHART_STRIP_EVENTS]);
	for (int main = 1; main >= 0; main--)
		for (size_t i = 0; i < chart->event_count; i++) {
			const struct chart_event *event = &chart->events[i];

			if (event->main == (main == 1) && event->label != NULL &&
				shown(layout, event->x))
				put_label(&labels, chart_column(layout, event->x), event->label,
					true);
		}
	close_labels(&labels);
}

static bool missing_at(const struct chart *chart, int x)
{
	size_t point = chart_find_point(chart, x);

	return point < chart->point_count && chart->points[point].x == x &&
	       !chart_has_value(&chart->points[point]);
}

/* Over the × of a missing month an event stands in the lowest row of the plot. */
static void mark_events(
	const struct chart *chart, struct grid *grid, const struct chart_layout *layout)
{
	for (size_t i = 0; i < chart->event_count; i++) {
		const struct chart_event *event = &chart->events[i];

		if (!shown(layout, event->x))
			continue;
		if (event->main)
			tick(grid, layout, event->x, GLYPH_TEE_UP);
		else if (missing_at(chart, event->x))
			grid_glyph(grid, layout->plot.row + layout->plot.rows - 1,
				(int)chart_column(layout, event->x), STYLE_PLAIN, GLYPH_AXIS);
		else
			tick(grid, layout, event->x, GLYPH_EVENT);
	}
}

static void draw_month_axis(
	const struct chart *chart, struct grid *grid, const struct chart_layout *layout)
{
	int row = layout->strips[CHART_STRIP_AXIS];
	int end = layout->plot.column + layout->plot.columns;
	long shown_end = (long)layout->columns.first + layout->columns.count;

	if (row < 0)
		return;
	grid_horizontal(grid, row, layout->plot.column, layout->plot.columns, STYLE_FAINT);
	if (layout->axis_column >= 0)
		grid_glyph(grid, row, layout->axis_column, STYLE_FAINT, GLYPH_CORNER);
	if (layout->columns.first > chart->points[0].x && layout->axis_column >= 0)
		grid_text(grid, row, layout->axis_column, 1, STYLE_PLAIN, "<");
	if (shown_end <= chart->points[chart->point_count - 1].x)
		grid_text(grid, row, layout->label_width > 0 ? end : end - 1, 1, STYLE_PLAIN, ">");
}

void chart_draw_axes(const struct chart *chart, struct grid *grid, struct rect rect,
	const struct chart_layout *layout)
{
	if (layout->axis_column >= 0)
		draw_numbers(chart, grid, rect, layout);
	draw_month_axis(chart, grid, layout);
	label_months(chart, grid, rect, layout);
	label_events(chart, grid, rect, layout);
	mark_events(chart, grid, layout);
}
