/* Sparklines. */
#include "draw/sparkline.h"

#include <math.h>

enum { HEIGHTS = 8, MIDDLE = 3, FIRST_BLOCK = 0x2581 };

static const char *const blocks[HEIGHTS] = {"▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"};
/* What a character set without blocks has for them (text/substitutes.c). */
static const char *const ascii[HEIGHTS] = {"_", ".", "-", "=", "+", "*", "&", "#"};

static bool has_blocks(const struct grid *grid)
{
	return grid->level != DRAW_ASCII && charset_has(grid->charset, FIRST_BLOCK);
}

/* Eight classes of equal width; halves first, since the difference of two doubles may overflow. */
static int height(double value, double low, double high)
{
	double share = (value / 2 - low / 2) / (high / 2 - low / 2);

	if (!(high > low) || !isfinite(share))
		return MIDDLE;
	return share >= 1 ? HEIGHTS - 1 : (int)(share * HEIGHTS);
}

/* Nothing could be there. */
static bool is_blank(enum chart_gap gap)
{
	return gap == CHART_NOT_LOADED || gap == CHART_NOT_IN_EXTRACT || gap == CHART_CLOSED;
}

void sparkline_add(const struct grid *grid, const struct sparkline_place *places, size_t count,
	struct string_buffer *out)
{
	const char *const *signs = has_blocks(grid) ? blocks : ascii;
	double low = INFINITY;
	double high = -INFINITY;

	for (size_t i = 0; i < count; i++) {
		if (!isfinite(places[i].value))
			continue;
		low = fmin(low, places[i].value);
		high = fmax(high, places[i].value);
	}
	for (size_t i = 0; i < count; i++) {
		if (places[i].returned)
			string_buffer_add(out, grid_glyph_text(grid, GLYPH_RETURNED));
		else if (isfinite(places[i].value))
			string_buffer_add(out, signs[height(places[i].value, low, high)]);
		else if (is_blank(places[i].gap))
			string_buffer_add_char(out, ' ');
		else
			string_buffer_add(out, grid_glyph_text(grid, GLYPH_MISSING));
	}
}

int sparkline_draw(struct grid *grid, int row, int column, int width, enum style style,
	const struct sparkline_place *places, size_t count)
{
	struct string_buffer text = {0};
	size_t hidden = width > 0 && count > (size_t)width ? count - (size_t)width : 0;
	int used;

	if (width <= 0)
		return 0;
	sparkline_add(grid, places + hidden, count - hidden, &text);
	used = grid_text(grid, row, column, width, style, string_buffer_text(&text));
	string_buffer_free(&text);
	return used;
}
