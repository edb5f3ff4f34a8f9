/* The cells of a grid: text placed in them, cut at the cell, and read back. */
#include "draw/grid.h"

#include <assert.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "text/cells.h"
#include "text/utf8.h"

static int larger(int a, int b)
{
	return a > b ? a : b;
}

static int smaller(int a, int b)
{
	return a < b ? a : b;
}

static const struct cell blank = {" ", STYLE_PLAIN};

void grid_open(struct grid *grid, const struct charset *charset, enum draw_level level)
{
	*grid = (struct grid){.charset = charset, .level = level};
}

void grid_close(struct grid *grid)
{
	free(grid->cells);
	string_buffer_free(&grid->scratch);
	*grid = (struct grid){0};
}

void grid_resize(struct grid *grid, int rows, int columns)
{
	assert(rows >= 0 && columns >= 0);
	grid->cells =
		memory_resize(grid->cells, (size_t)rows * (size_t)columns, sizeof(struct cell));
	grid->rows = rows;
	grid->columns = columns;
	grid_erase(grid);
}

void grid_erase(struct grid *grid)
{
	size_t count = (size_t)grid->rows * (size_t)grid->columns;

	for (size_t i = 0; i < count; i++)
		grid->cells[i] = blank;
	grid->cursor_row = grid->cursor_column = 0;
}

static struct cell *row_cells(const struct grid *grid, int row)
{
	return grid->cells + (size_t)row * (size_t)grid->columns;
}

static bool is_second_half(const struct cell *cell)
{
	return cell->text[0] == '\0';
}

static void blank_text(struct cell *cell)
{
	memcpy(cell->text, " ", 2);
}

/* Half of a wide character that reaches over either end of [from, to) becomes a space. */
static void part_wide_characters(struct cell *cells, int from, int to, int columns)
{
	if (from > 0 && is_second_half(&cells[from]))
		blank_text(&cells[from - 1]);
	if (to < columns && is_second_half(&cells[to]))
		blank_text(&cells[to]);
}

/* Where it was put; NULL outside the grid. Half of a wide one that the edge cuts is a space. */
static struct cell *put_character(struct grid *grid, int row, int column, enum style style,
	const char *bytes, size_t size, int width)
{
	struct cell *cells = row_cells(grid, row);
	int from = larger(column, 0);
	int to = smaller(column + width, grid->columns);

	if (from >= to)
		return NULL;
	part_wide_characters(cells, from, to, grid->columns);
	for (int i = from; i < to; i++) {
		blank_text(&cells[i]);
		cells[i].style = (unsigned char)style;
	}
	if (to - from < width)
		return NULL;
	memcpy(cells[from].text, bytes, size);
	cells[from].text[size] = '\0';
	if (width == 2)
		cells[from + 1].text[0] = '\0';
	return &cells[from];
}

/* A mark that the cell has no room for is dropped whole. */
static void add_mark(struct cell *cell, const char *bytes, size_t size)
{
	size_t used = strlen(cell->text);

	if (used + size < sizeof cell->text) {
		memcpy(cell->text + used, bytes, size);
		cell->text[used + size] = '\0';
	}
}

/* Bytes of printable ASCII that text begins with: shown as they are everywhere, a cell each. */
static size_t plain_length(const char *text)
{
	size_t size = 0;

	while (text[size] >= ' ' && text[size] <= '~')
		size++;
	return size;
}

/* Returns the last cell, which a combining mark may follow; NULL outside the grid. */
static struct cell *put_plain(
	struct grid *grid, int row, int column, enum style style, const char *text, int size)
{
	struct cell *cells = row_cells(grid, row);
	int from = larger(column, 0);
	bool whole = column <= grid->columns - size;
	int to = whole ? column + size : grid->columns;

	if (from >= to)
		return NULL;
	part_wide_characters(cells, from, to, grid->columns);
	for (int i = from; i < to; i++) {
		cells[i].text[0] = text[i - column];
		cells[i].text[1] = '\0';
		cells[i].style = (unsigned char)style;
	}
	return whole ? &cells[to - 1] : NULL;
}

/* text is displayable. */
static void put_text(
	struct grid *grid, int row, int column, enum style style, const char *text, size_t size)
{
	struct cell *base = NULL;
	size_t at = 0;

	if (row < 0 || row >= grid->rows)
		return;
	while (at < size && column < grid->columns) {
		size_t length = plain_length(text + at);
		int32_t code_point;
		int width;

		if (length > size - at)
			length = size - at;
		if (length > 0) {
			width = (int)length;
			base = put_plain(grid, row, column, style, text + at, width);
		} else {
			length = utf8_decode(text + at, size - at, &code_point);
			width = utf8_width(code_point);
			if (width > 0)
				base = put_character(
					grid, row, column, style, text + at, length, width);
			else if (base != NULL)
				add_mark(base, text + at, length);
		}
		column += width > 0 ? width : 0;
		at += length;
	}
}

void grid_glyph(struct grid *grid, int row, int column, enum style style, enum glyph glyph)
{
	const char *text = grid_glyph_text(grid, glyph);

	put_text(grid, row, column, style, text, strlen(text));
}

/* Valid until the next call; text itself where nothing needs converting. */
static const char *displayable(struct grid *grid, const char *text)
{
	if (text[plain_length(text)] == '\0')
		return text;
	string_buffer_truncate(&grid->scratch, 0);
	charset_display(grid->charset, text, strlen(text), &grid->scratch);
	return string_buffer_text(&grid->scratch);
}

int grid_text(struct grid *grid, int row, int column, int width, enum style style, const char *text)
{
	const char *shown = displayable(grid, text);
	size_t used;
	size_t size;

	if (width <= 0)
		return 0;
	size = cells_fit(shown, (size_t)width, &used);
	if (shown[size] == '\0') {
		put_text(grid, row, column, style, shown, size);
		return (int)used;
	}
	size = cells_fit(shown, (size_t)width - 1, &used);
	for (; size > 0 && shown[size - 1] == ' '; size--)
		used--;
	put_text(grid, row, column, style, shown, size);
	if (column < grid->columns)
		grid_glyph(grid, row, column + (int)used, style, GLYPH_ELLIPSIS);
	return (int)used + 1;
}

int grid_format(struct grid *grid, int row, int column, int width, enum style style,
	const char *format, ...)
{
	char small[256];
	char *text = small;
	va_list arguments;
	int size;
	int used;

	va_start(arguments, format);
	size = vsnprintf(small, sizeof small, format, arguments);
	va_end(arguments);
	assert(size >= 0);
	if ((size_t)size >= sizeof small) {
		text = memory_allocate((size_t)size + 1);
		va_start(arguments, format);
		vsnprintf(text, (size_t)size + 1, format, arguments);
		va_end(arguments);
	}
	used = grid_text(grid, row, column, width, style, text);
	if (text != small)
		free(text);
	return used;
}

int grid_text_right(
	struct grid *grid, int row, int column, int width, enum style style, const char *text)
{
	int cells = smaller(grid_width(grid, text), width);

	return grid_text(grid, row, column + width - cells, cells, style, text);
}

int grid_wrap(struct grid *grid, struct rect rect, enum style style, const char *text)
{
	const char *shown = displayable(grid, text);
	size_t width = rect.columns > 0 ? (size_t)rect.columns : 1;
	size_t skip;
	size_t used;
	int lines = 0;

	while (*shown != '\0') {
		size_t size = cells_wrap(shown, width, &skip);
		size_t fit =
			cells_fit(shown, width, &used); /* less: a wide character in one column */

		if (lines < rect.rows && rect.columns > 0)
			put_text(grid, rect.row + lines, rect.column, style, shown,
				size < fit ? size : fit);
		shown += skip;
		lines++;
	}
	return lines;
}

int grid_width(struct grid *grid, const char *text)
{
	return (int)cells_width(displayable(grid, text));
}

void grid_style(struct grid *grid, struct rect rect, enum style style)
{
	int bottom = smaller(rect.row + rect.rows, grid->rows);
	int right = smaller(rect.column + rect.columns, grid->columns);

	for (int row = larger(rect.row, 0); row < bottom; row++)
		for (int i = larger(rect.column, 0); i < right; i++)
			row_cells(grid, row)[i].style = (unsigned char)style;
}

void grid_to_text(const struct grid *grid, struct string_buffer *out)
{
	for (int row = 0; row < grid->rows; row++) {
		const struct cell *cells = row_cells(grid, row);
		size_t end = out->size;

		for (int i = 0; i < grid->columns; i++) {
			string_buffer_add(out, cells[i].text);
			if (strcmp(cells[i].text, " ") != 0)
				end = out->size;
		}
		string_buffer_truncate(out, end);
		string_buffer_add_char(out, '\n');
	}
}
