/* Bars: solid for what is certain of a value, shaded for what is possible. */
#include <math.h>

#include "draw/grid.h"
#include "text/charset.h"

/* Not a number counts as nothing. */
static double share(double value)
{
	if (!(value > 0))
		return 0;
	return value < 1 ? value : 1;
}

/* The last cell of a solid bar in eighths of a cell; "" for none. */
static const char *const eighths[] = {"", "▏", "▎", "▍", "▌", "▋", "▊", "▉"};

static bool has_eighths(const struct grid *grid)
{
	return grid->level != DRAW_ASCII && charset_has(grid->charset, 0x258F) &&
	       charset_has(grid->charset, 0x2588);
}

static void solid(
	struct grid *grid, int row, int column, int width, double certain, enum style style)
{
	bool fine = has_eighths(grid);
	int unit = fine ? 8 : 1;
	int units = (int)lround(certain * width * unit);

	if (units == 0 && certain > 0)
		units = 1;
	for (int i = 0; i < units / unit; i++)
		grid_glyph(grid, row, column + i, style, GLYPH_CERTAIN);
	if (fine && units % unit > 0)
		grid_text(grid, row, column + units / unit, 1, style, eighths[units % unit]);
}

/* Shade begins at a whole cell, so that neither part hides the other, and has at least one. */
static void solid_and_shade(struct grid *grid, int row, int column, int width, double certain,
	double possible, enum style style)
{
	int from = (int)lround(certain * width);
	int to = (int)lround(possible * width);

	if (from == 0 && certain > 0 && width > 1)
		from = 1;
	if (from == width)
		from--;
	if (to <= from)
		to = from + 1;
	for (int i = 0; i < to; i++)
		grid_glyph(grid, row, column + i, style, i < from ? GLYPH_CERTAIN : GLYPH_POSSIBLE);
}

void grid_bar(struct grid *grid, int row, int column, int width, double certain, double possible,
	enum style style)
{
	certain = share(certain);
	possible = share(possible);
	if (width <= 0)
		return;
	if (possible > certain)
		solid_and_shade(grid, row, column, width, certain, possible, style);
	else
		solid(grid, row, column, width, certain, style);
}
