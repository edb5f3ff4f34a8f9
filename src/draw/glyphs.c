/* The signs of the screens, and the lines and rules made of them. */
#include <assert.h>
#include <string.h>

#include "draw/grid.h"
#include "text/utf8.h"

static const struct {
	const char *box, *ascii; /* each one cell */
} glyphs[GLYPH_COUNT] = {
	[GLYPH_EVENT] = {"●", "o"},
	[GLYPH_UNDATED] = {"○", "."},
	[GLYPH_SPAN] = {"─", "-"},
	[GLYPH_DIFFERENCE] = {"≠", "!"},
	[GLYPH_OFFICIAL] = {"~", "~"},
	[GLYPH_SELECTED] = {"▸", ">"},
	[GLYPH_NOT_SAID] = {"–", "-"},
	[GLYPH_CERTAIN] = {"█", "#"},
	[GLYPH_POSSIBLE] = {"░", ":"},
	[GLYPH_HORIZONTAL] = {"─", "-"},
	[GLYPH_VERTICAL] = {"│", "|"},
	[GLYPH_TEE_DOWN] = {"┬", "+"},
	[GLYPH_TEE_UP] = {"┴", "+"},
	[GLYPH_TEE_LEFT] = {"┤", "+"},
	[GLYPH_TEE_RIGHT] = {"├", "+"},
	[GLYPH_ELLIPSIS] = {"…", ">"},
	[GLYPH_ASCENDING] = {"▴", "^"},
	[GLYPH_DESCENDING] = {"▾", "v"},
	[GLYPH_AXIS] = {"┊", ":"},
	[GLYPH_IMPROVEMENT] = {"◆", "+"},
	[GLYPH_CONCERN] = {"✖", "!"},
	[GLYPH_HIGH] = {"△", "^"},
	[GLYPH_LOW] = {"▽", "v"},
	[GLYPH_MISSING] = {"×", "x"},
	[GLYPH_RETURNED] = {"◇", "?"},
	[GLYPH_LIMIT] = {"╌", "-"},
	[GLYPH_MEAN] = {"─", "="},
	[GLYPH_EXTENDED] = {"╌", "="},
	[GLYPH_TARGET] = {"┈", "."},
	[GLYPH_CORNER] = {"└", "+"},
};

const char *grid_glyph_text(const struct grid *grid, enum glyph glyph)
{
	const char *box = glyphs[glyph].box;
	int32_t code_point;

	if (grid->level == DRAW_ASCII)
		return glyphs[glyph].ascii;
	utf8_decode(box, strlen(box), &code_point);
	return charset_has(grid->charset, code_point) ? box : glyphs[glyph].ascii;
}

void grid_horizontal(struct grid *grid, int row, int column, int width, enum style style)
{
	for (int i = column < 0 ? -column : 0; i < width && column + i < grid->columns; i++)
		grid_glyph(grid, row, column + i, style, GLYPH_HORIZONTAL);
}

void grid_vertical(struct grid *grid, int row, int column, int height, enum style style)
{
	for (int i = row < 0 ? -row : 0; i < height && row + i < grid->rows; i++)
		grid_glyph(grid, row + i, column, style, GLYPH_VERTICAL);
}

enum {
	TITLE_FRAME = 3, /* cells beside a title: a space on either side, a cell of the rule */
	RULE_FRAME = 4	 /* beside the only title: another cell of the rule */
};

static void set_title(
	struct grid *grid, int row, int column, int cells, enum style style, const char *title)
{
	grid_text(grid, row, column, 1, style, " ");
	grid_text(grid, row, column + 1, cells, style, title);
	grid_text(grid, row, column + 1 + cells, 1, style, " ");
}

void grid_rule(struct grid *grid, int row, int column, int width, const char *left,
	const char *right, bool strong)
{
	enum style style = strong ? STYLE_STRONG : STYLE_PLAIN;
	int left_cells = left != NULL ? grid_width(grid, left) : 0;
	int right_cells = right != NULL ? grid_width(grid, right) : 0;
	int room = width - RULE_FRAME;

	grid_horizontal(grid, row, column, width, STYLE_FAINT);
	if (right_cells > 0 && right_cells <= room) {
		set_title(grid, row, column + width - right_cells - TITLE_FRAME, right_cells,
			STYLE_PLAIN, right);
		room -= right_cells + TITLE_FRAME;
	}
	if (left_cells > room)
		left_cells = room;
	if (left_cells > 0)
		set_title(grid, row, column + 1, left_cells, style, left);
}
