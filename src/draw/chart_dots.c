/* The line from value to value in braille patterns: eight dots a cell, two by four. */
#include <math.h>
#include <stdlib.h>

#include "base/memory.h"
#include "chart_parts.h"
#include "chart_words.h"
#include "text/utf8.h"

enum { BRAILLE = 0x2800, DOTS_ACROSS = 2, DOTS_DOWN = 4 };

struct dots {
	int rows, columns;    /* cells */
	unsigned char *cells; /* bits of one pattern each */
};

static void set_dot(struct dots *dots, int x, int y)
{
	static const unsigned char bits[DOTS_DOWN][DOTS_ACROSS] = {
		{0x01, 0x08}, {0x02, 0x10}, {0x04, 0x20}, {0x40, 0x80}};
	int row = y / DOTS_DOWN;
	int column = x / DOTS_ACROSS;

	if (x < 0 || y < 0 || row >= dots->rows || column >= dots->columns)
		return;
	dots->cells[row * dots->columns + column] |= bits[y % DOTS_DOWN][x % DOTS_ACROSS];
}

/* Bresenham's line. */
static void draw(struct dots *dots, int x, int y, int to_x, int to_y)
{
	int across = abs(to_x - x);
	int down = -abs(to_y - y);
	int step_x = x < to_x ? 1 : -1;
	int step_y = y < to_y ? 1 : -1;
	int error = across + down;

	for (;;) {
		int twice = 2 * error;

		set_dot(dots, x, y);
		if (x == to_x && y == to_y)
			return;
		if (twice >= down) {
			error += down;
			x += step_x;
		}
		if (twice <= across) {
			error += across;
			y += step_y;
		}
	}
}

/* As fine as the dots are, but within the cell that the point's sign is in. */
static int height(const struct chart *chart, const struct chart_layout *layout,
	const struct chart_point *point)
{
	const struct chart_scale *scale = &layout->scale;
	int row = chart_scale_point(chart, scale, point);
	double exact = floor(((scale->top - point->y) / scale->per_row + 0.5) * DOTS_DOWN);

	return (int)fmin(fmax(exact, row * DOTS_DOWN), row * DOTS_DOWN + DOTS_DOWN - 1);
}

static void join(const struct chart *chart, const struct chart_layout *layout,
	const struct chart_point *a, const struct chart_point *b, struct dots *dots)
{
	long from = chart_column(layout, a->x) - layout->plot.column;
	long to = chart_column(layout, b->x) - layout->plot.column;

	draw(dots, (int)from * DOTS_ACROSS + 1, height(chart, layout, a), (int)to * DOTS_ACROSS,
		height(chart, layout, b));
}

static void show(const struct dots *dots, struct grid *grid, const struct chart_layout *layout)
{
	for (int i = 0; i < dots->rows * dots->columns; i++) {
		char text[5] = "";

		if (dots->cells[i] == 0)
			continue; /* a space: some fonts draw the empty pattern as circles */
		text[utf8_encode(BRAILLE + dots->cells[i], text)] = '\0';
		grid_text(grid, layout->plot.row + i / dots->columns,
			layout->plot.column + i % dots->columns, 1, STYLE_COMMON, text);
	}
}

void chart_draw_dots(
	const struct chart *chart, struct grid *grid, const struct chart_layout *layout)
{
	struct dots dots = {.rows = layout->plot.rows, .columns = layout->plot.columns};
	size_t end = chart_end_point(chart, layout);

	if (grid->level != DRAW_DOTS || !charset_has(grid->charset, BRAILLE + 1) ||
		dots.rows * dots.columns == 0)
		return;
	dots.cells = memory_allocate((size_t)dots.rows * (size_t)dots.columns);
	for (size_t i = chart_first_point(chart, layout); i + 1 < end; i++) {
		const struct chart_point *a = &chart->points[i];
		const struct chart_point *b = a + 1;

		/* A month that is not there is as missing as one without a value. */
		if (chart_has_value(a) && chart_has_value(b) &&
			(chart->axis == CHART_BY_LABEL || b->x == a->x + 1))
			join(chart, layout, a, b, &dots);
	}
	show(&dots, grid, layout);
	free(dots.cells);
}
