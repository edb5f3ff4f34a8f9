/* A grid of cells: what every view draws into, and what a terminal, a pipe or a test shows. */
#ifndef DRAW_GRID_H
#define DRAW_GRID_H

#include <stdbool.h>
#include <stddef.h>

#include "base/string_buffer.h"
#include "text/charset.h"

enum style {
	STYLE_PLAIN,
	STYLE_STRONG,	/* titles, the selected row */
	STYLE_FAINT,	/* rules, sources, keys */
	STYLE_SELECTED, /* the selected row of the pane that has the focus */
	STYLE_MARK,	/* a difference: never by colour alone */
	STYLE_ERROR,
	/* In charts; a sign or a place says the same. */
	STYLE_COMMON, /* a point that is no signal */
	STYLE_IMPROVEMENT,
	STYLE_CONCERN,
	STYLE_NEUTRAL, /* a signal where neither direction is wished for */
	STYLE_TARGET,
	STYLE_COUNT
};

enum draw_level {
	DRAW_BOX,   /* box drawing and block elements: the default */
	DRAW_DOTS,  /* braille as well, on request */
	DRAW_ASCII, /* where the locale or the terminal asks for it */
};

/* The signs of SCREENS.md; each has an ASCII form one cell wide. */
enum glyph {
	GLYPH_EVENT,	   /* ● o */
	GLYPH_UNDATED,	   /* ○ . */
	GLYPH_SPAN,	   /* ─ - */
	GLYPH_DIFFERENCE,  /* ≠ ! */
	GLYPH_OFFICIAL,	   /* ~ ~ */
	GLYPH_SELECTED,	   /* ▸ > */
	GLYPH_NOT_SAID,	   /* – - */
	GLYPH_CERTAIN,	   /* █ # */
	GLYPH_POSSIBLE,	   /* ░ : */
	GLYPH_HORIZONTAL,  /* ─ - */
	GLYPH_VERTICAL,	   /* │ | */
	GLYPH_TEE_DOWN,	   /* ┬ + */
	GLYPH_TEE_UP,	   /* ┴ + */
	GLYPH_TEE_LEFT,	   /* ┤ + */
	GLYPH_TEE_RIGHT,   /* ├ + */
	GLYPH_ELLIPSIS,	   /* … > */
	GLYPH_ASCENDING,   /* ▴ ^ */
	GLYPH_DESCENDING,  /* ▾ v */
	GLYPH_AXIS,	   /* ┊ : */
	GLYPH_IMPROVEMENT, /* ◆ + */
	GLYPH_CONCERN,	   /* ✖ ! */
	GLYPH_HIGH,	   /* △ ^ */
	GLYPH_LOW,	   /* ▽ v */
	GLYPH_MISSING,	   /* × x */
	GLYPH_RETURNED,	   /* ◇ ?: after a gap, and very different */
	GLYPH_LIMIT,	   /* ╌ - */
	GLYPH_MEAN,	   /* ─ = */
	GLYPH_EXTENDED,	   /* ╌ =: a mean that is only extended */
	GLYPH_TARGET,	   /* ┈ . */
	GLYPH_CORNER,	   /* └ + */
	GLYPH_COUNT
};

struct rect {
	int row, column, rows, columns;
};

struct cell {
	char text[16]; /* one character and its combining marks, UTF-8 with NUL; "" in the second
			  half of a wide one */
	unsigned char style; /* enum style */
};

struct grid {
	int rows, columns;
	int cursor_row, cursor_column; /* where the hardware cursor rests */
	enum draw_level level;
	const struct charset *charset; /* borrowed */
	struct cell *cells;	       /* rows * columns */
	struct string_buffer scratch;  /* private */
};

void grid_open(
	struct grid *grid, const struct charset *charset, enum draw_level level); /* 0 by 0 */
void grid_close(struct grid *grid);
void grid_resize(struct grid *grid, int rows, int columns); /* and erases; 0 is allowed */
void grid_erase(struct grid *grid);

/*
 * Drawing outside the grid, or outside width, draws nothing there. Text is made displayable first
 * (charset_display), then cut at the cell with an ellipsis where it does not fit in width. Returns
 * the cells used.
 */
int grid_text(
	struct grid *grid, int row, int column, int width, enum style style, const char *text);
int grid_format(struct grid *grid, int row, int column, int width, enum style style,
	const char *format, ...) __attribute__((format(printf, 6, 7)));
/* Ends at column + width. */
int grid_text_right(
	struct grid *grid, int row, int column, int width, enum style style, const char *text);
void grid_glyph(struct grid *grid, int row, int column, enum style style, enum glyph glyph);
void grid_horizontal(struct grid *grid, int row, int column, int width, enum style style);
void grid_vertical(struct grid *grid, int row, int column, int height, enum style style);
void grid_style(struct grid *grid, struct rect rect, enum style style); /* restyles what is there */

/* Draws text wrapped at words, as much of it as rect has rows for; returns the lines all of it
 * takes. */
int grid_wrap(struct grid *grid, struct rect rect, enum style style, const char *text);

/* Cells the text will take once displayable: for right alignment and column widths. */
int grid_width(struct grid *grid, const char *text);

/* The UTF-8 of a glyph at this grid's level and character set, for text that mixes words and signs.
 */
const char *grid_glyph_text(const struct grid *grid, enum glyph glyph);

/* A rule with a title set into it: "─ Partnerships ───── 1 of 27 ─"; either may be NULL. The left
 * title is cut first. */
void grid_rule(struct grid *grid, int row, int column, int width, const char *left,
	const char *right, bool strong);

/* A bar of width cells: solid to certain, shaded to possible (0..1), in eighths where the level has
 * them. Never empty for a value over 0. */
void grid_bar(struct grid *grid, int row, int column, int width, double certain, double possible,
	enum style style);

/* All rows as lines of text, trailing spaces cut: golden screens and pipes. */
void grid_to_text(const struct grid *grid, struct string_buffer *out);

#endif
