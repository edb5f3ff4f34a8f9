/* A view on a grid: rows of different heights, the selected one, and all of them as plain text. */
#include <string.h>

#include "views/view.h"

enum { ROWS_AT_LEAST = 3 }; /* lines for rows below which heads and feet are left out */

static int row_height(const struct view *view, size_t index, struct grid *grid, int width)
{
	int height = 1;

	if (view->class->height != NULL)
		height = view->class->height(view, view->rows[index], grid, width);
	return height > 0 ? height : 1;
}

static bool has_head(const struct view *view, struct rect rect)
{
	return view->count > 0 && rect.rows >= view->class->head_lines + ROWS_AT_LEAST;
}

static bool has_foot(const struct view *view, struct rect rect)
{
	return view->count > 0 &&
	       rect.rows >= view->class->head_lines + view->class->foot_lines + ROWS_AT_LEAST;
}

/* The part of rect that the rows have. */
static struct rect body_of(const struct view *view, struct rect rect)
{
	if (has_foot(view, rect))
		rect.rows -= view->class->foot_lines;
	if (has_head(view, rect)) {
		rect.row += view->class->head_lines;
		rect.rows -= view->class->head_lines;
	}
	return rect;
}

/* The first row to show so that last is seen whole; last itself where it is higher than body. */
static size_t first_for_last(
	const struct view *view, struct grid *grid, struct rect body, size_t last)
{
	int lines = row_height(view, last, grid, body.columns);
	size_t first = last;

	while (first > 0) {
		lines += row_height(view, first - 1, grid, body.columns);
		if (lines > body.rows)
			break;
		first--;
	}
	return first;
}

/* By as little as shows the cursor and the heading over it, and without empty lines at the end. */
static void scroll(struct view *view, struct grid *grid, struct rect body)
{
	size_t lowest = first_for_last(view, grid, body, view->cursor);
	size_t end = first_for_last(view, grid, body, view->count - 1);

	if (view->top > view->cursor)
		view->top = view->cursor;
	if (view->top == view->cursor)
		while (view->top > lowest && view->rows[view->top - 1]->id == NULL)
			view->top--;
	if (view->top < lowest)
		view->top = lowest;
	if (view->top > end)
		view->top = end;
}

static void select_row(
	const struct view *view, struct grid *grid, struct rect row, enum focus focus)
{
	enum style style = focus == FOCUS_HERE ? STYLE_SELECTED : STYLE_STRONG;
	int column = row.column + view->class->marker_column;

	if (focus == FOCUS_NONE)
		return;
	grid_style(grid, row, style);
	if (view->class->marker_column >= row.columns)
		return;
	grid_glyph(grid, row.row, column, style, GLYPH_SELECTED);
	if (focus == FOCUS_HERE) {
		grid->cursor_row = row.row;
		grid->cursor_column = column;
	}
}

/* The cells of this line that are in use, from the left of rect. */
static int used_cells(const struct grid *grid, int row, struct rect rect)
{
	const struct cell *cells = &grid->cells[row * grid->columns + rect.column];
	int used = rect.columns;

	while (used > 0 && strcmp(cells[used - 1].text, " ") == 0)
		used--;
	return used;
}

static size_t count_from(const struct view *view, size_t from)
{
	size_t count = 0;

	for (size_t i = from; i < view->count; i++)
		count += view->rows[i]->id != NULL;
	return count;
}

static void clear_line(struct grid *grid, int row, struct rect rect)
{
	for (int i = 0; i < rect.columns; i++)
		grid_text(grid, row, rect.column + i, 1, STYLE_PLAIN, " ");
}

/* "; 7 more below" after the row in this line, drawn narrower to make room. False: that is no help.
 */
static bool add_to_row(const struct view *view, size_t index, struct grid *grid, struct rect line,
	const char *note)
{
	struct rect narrow = {line.row, line.column, 1, line.columns - 1 - grid_width(grid, note)};

	if (narrow.columns < 1 || row_height(view, index, grid, narrow.columns) != 1)
		return false;
	if (used_cells(grid, line.row, line) > narrow.columns) {
		clear_line(grid, line.row, line);
		view->class->draw_row(view, view->rows[index], grid, narrow);
	}
	narrow.columns = used_cells(grid, line.row, line);
	grid_text(grid, line.row, line.column + narrow.columns, line.columns - narrow.columns,
		STYLE_FAINT, note);
	return narrow.columns > 0;
}

static void say_more(struct grid *grid, struct rect line, size_t rows)
{
	clear_line(grid, line.row, line);
	grid_format(grid, line.row, line.column + 1, line.columns - 1, STYLE_FAINT,
		"%zu more below", rows);
}

/* Rows from `from` on: told in a free line, else after the last row or in its place; not among
 * bars. */
static void say_below(
	const struct view *view, struct grid *grid, struct rect body, size_t from, int lines)
{
	struct rect line = {body.row + lines, body.column, 1, body.columns};
	struct string_buffer note = {0};

	if (lines < body.rows) {
		say_more(grid, line, count_from(view, from));
		return;
	}
	line.row--;
	string_buffer_format(&note, "; %zu more below", count_from(view, from));
	if (row_height(view, from - 1, grid, body.columns) == 1 &&
		!add_to_row(view, from - 1, grid, line, string_buffer_text(&note)) &&
		from - 1 > view->top)
		say_more(grid, line, count_from(view, from - 1));
	string_buffer_free(&note);
}

/* What follows another pane has whole rows only, and no heading without a row under it. */
static bool stands_whole(
	const struct view *view, size_t index, struct grid *grid, struct rect body, int lines)
{
	int height = row_height(view, index, grid, body.columns);

	if (view->rows[index]->id == NULL && index + 1 < view->count)
		height += row_height(view, index + 1, grid, body.columns);
	return lines == 0 || height <= body.rows - lines;
}

static void draw_rows(
	const struct view *view, struct grid *grid, struct rect body, enum focus focus)
{
	size_t i;
	int lines = 0;

	for (i = view->top; i < view->count && lines < body.rows; i++) {
		struct rect row = {body.row + lines, body.column, 0, body.columns};

		row.rows = row_height(view, i, grid, body.columns);
		if (focus == FOCUS_NONE && !stands_whole(view, i, grid, body, lines))
			break;
		if (row.rows > body.rows - lines)
			row.rows = body.rows - lines;
		view->class->draw_row(view, view->rows[i], grid, row);
		if (i == view->cursor && view->rows[i]->id != NULL)
			select_row(view, grid, row, focus);
		lines += row.rows;
	}
	if (focus == FOCUS_NONE && i > view->top && i < view->count)
		say_below(view, grid, body, i, lines);
}

static void add_filters(const struct view *view, struct string_buffer *out)
{
	bool first = true;

	for (int i = 0; i < FACET_COUNT; i++) {
		if (view->filter[i] != NULL)
			string_buffer_format(out, "%s%s", first ? "" : ", ", view->filter[i]);
		first = first && view->filter[i] == NULL;
	}
}

/* Why there is no row. */
static void explain_empty(const struct view *view, struct string_buffer *out)
{
	if (view->failed) {
		string_buffer_add(out, "This could not be read.");
	} else if (view->all_count > 0) {
		string_buffer_add(out, "Nothing here passes the filter: ");
		add_filters(view, out);
		string_buffer_add(out, ".");
	} else {
		string_buffer_add(out, view->class->empty);
	}
}

static void draw_empty(const struct view *view, struct grid *grid, struct rect rect)
{
	struct string_buffer text = {0};
	struct rect inner = {rect.row, rect.column + 1, rect.rows, rect.columns - 2};

	explain_empty(view, &text);
	grid_wrap(grid, inner, STYLE_PLAIN, string_buffer_text(&text));
	string_buffer_free(&text);
}

/* Whether all of rect is in the grid: what a pane draws relies on it. */
static bool is_inside(const struct grid *grid, struct rect rect)
{
	return rect.row >= 0 && rect.column >= 0 && rect.rows > 0 && rect.columns > 0 &&
	       rect.rows <= grid->rows - rect.row && rect.columns <= grid->columns - rect.column;
}

static void draw_frame(
	const struct view *view, struct grid *grid, struct rect rect, struct rect body)
{
	const struct view_class *class = view->class;
	struct rect head = {rect.row, rect.column, class->head_lines, rect.columns};
	struct rect foot = {body.row + body.rows, rect.column, class->foot_lines, rect.columns};

	if (class->head_lines > 0 && has_head(view, rect))
		class->draw_head(view, grid, head);
	if (class->foot_lines > 0 && has_foot(view, rect))
		class->draw_foot(view, grid, foot);
}

void view_draw(struct view *view, struct grid *grid, struct rect rect, enum focus focus)
{
	struct rect body = body_of(view, rect);

	if (!is_inside(grid, rect))
		return;
	if (view->count == 0) {
		draw_empty(view, grid, rect);
		return;
	}
	if (view->class->draw != NULL) {
		view->class->draw(view, grid, rect, focus);
		return;
	}
	scroll(view, grid, body);
	draw_frame(view, grid, rect, body);
	draw_rows(view, grid, body, focus);
}

/* The row that many lines from `from`: at least one row on, and no further than the ends. */
static size_t rows_away(
	const struct view *view, struct grid *grid, int width, size_t from, long lines)
{
	size_t at = from;
	long left = lines > 0 ? lines : -lines;

	while (lines > 0 ? at + 1 < view->count : at > 0) {
		left -= row_height(view, lines > 0 ? at : at - 1, grid, width);
		if (left < 0 && at != from)
			break;
		at = lines > 0 ? at + 1 : at - 1;
	}
	return at;
}

void view_page(struct view *view, struct grid *grid, struct rect rect, long half_pages)
{
	struct rect body = body_of(view, rect);
	long lines = body.rows * half_pages / 2;
	size_t cursor;

	if (view->count == 0 || half_pages == 0)
		return;
	if (lines == 0)
		lines = half_pages > 0 ? 1 : -1;
	cursor = rows_away(view, grid, body.columns, view->cursor, lines);
	view->top = rows_away(view, grid, body.columns, view->top, lines);
	view->cursor = cursor;
	if (view->rows[cursor]->id == NULL)
		view_move(view, half_pages > 0 ? 1 : -1);
	if (view->rows[view->cursor]->id == NULL)
		view_move(view, half_pages > 0 ? -1 : 1);
}

bool view_row_at(struct view *view, struct grid *grid, struct rect rect, int line, size_t *index)
{
	struct rect body = body_of(view, rect);
	int from = body.row - rect.row;

	if (line < from || line >= from + body.rows)
		return false;
	for (size_t i = view->top; i < view->count; i++) {
		from += row_height(view, i, grid, body.columns);
		if (line < from) {
			*index = i;
			return view->rows[i]->id != NULL;
		}
	}
	return false;
}

static void end_line(struct string_buffer *out)
{
	if (out->size > 0 && out->bytes[out->size - 1] != '\n')
		string_buffer_add_char(out, '\n');
}

void view_plain(const struct view *view, struct string_buffer *out)
{
	struct string_buffer left = {0};
	struct string_buffer right = {0};

	view->class->title(view, &left, &right);
	string_buffer_add(out, string_buffer_text(&left));
	if (right.size > 0)
		string_buffer_format(out, " · %s", string_buffer_text(&right));
	string_buffer_add(out, "\n");
	if (view->class->plain_head != NULL && view->count > 0)
		view->class->plain_head(view, out);
	end_line(out);
	for (size_t i = 0; i < view->count; i++) {
		view->class->plain_row(view, view->rows[i], out);
		end_line(out);
	}
	if (view->count == 0)
		explain_empty(view, out);
	end_line(out);
	string_buffer_free(&left);
	string_buffer_free(&right);
}
