/* A page as one column of text: the list, then what stands beside it, without rules or bars; the
 * cursor on the selected line. */
#include <string.h>

#include "browser.h"
#include "text/cells.h"
#include "views/classes.h"

struct column {
	struct string_buffer lines; /* wrapped, displayable, each with its line end */
	int count;
	int width;
	int selected, selected_end; /* lines of the selected row: the first, and after the last */
	const struct charset *charset;
};

static void add_wrapped(struct column *column, const char *text, size_t text_size)
{
	struct string_buffer shown = {0};
	const char *rest;
	size_t skip;

	charset_display(column->charset, text, text_size, &shown);
	rest = string_buffer_text(&shown);
	do {
		size_t size = cells_wrap(rest, (size_t)column->width, &skip);

		string_buffer_add_bytes(&column->lines, rest, size);
		string_buffer_add_char(&column->lines, '\n');
		column->count++;
		rest += skip;
	} while (*rest != '\0');
	string_buffer_free(&shown);
}

/* Line by line. */
static void add_text(struct column *column, const char *text, size_t size)
{
	for (size_t at = 0; at < size;) {
		const char *end = memchr(text + at, '\n', size - at);
		size_t length = end != NULL ? (size_t)(end - text) - at : size - at;

		add_wrapped(column, text + at, length);
		at += length + 1;
	}
}

/* What view_plain() ends with: this row and those after it. */
static size_t size_from(const struct view *view, size_t row)
{
	struct string_buffer rest = {0};
	size_t size;

	for (size_t i = row; i < view->count; i++) {
		view->class->plain_row(view, view->rows[i], &rest);
		if (rest.size > 0 && rest.bytes[rest.size - 1] != '\n')
			string_buffer_add_char(&rest, '\n');
	}
	size = rest.size;
	string_buffer_free(&rest);
	return size;
}

static void add_selected(
	struct column *column, const struct view *view, const char *text, size_t size)
{
	size_t begin = size - size_from(view, view->cursor);
	size_t end = size - size_from(view, view->cursor + 1);

	add_text(column, text, begin);
	column->selected = column->count;
	add_text(column, text + begin, end - begin);
	column->selected_end = column->count;
	add_text(column, text + end, size - end);
}

static void add_view(struct column *column, const struct view *view, bool focused)
{
	struct string_buffer text = {0};

	view_plain(view, &text);
	if (focused)
		column->selected = column->selected_end = column->count;
	if (focused && view_selected(view) != NULL)
		add_selected(column, view, string_buffer_text(&text), text.size);
	else
		add_text(column, string_buffer_text(&text), text.size);
	string_buffer_free(&text);
}

static void add_page(struct column *column, struct browser *browser)
{
	struct page *page = browser_page(browser);
	enum pane_role focus = browser_layout_request(browser).focus;

	for (int i = 0; i < PANE_RECORD; i++) {
		if (page->kind->panes[i] == NULL)
			continue;
		if (i > 0)
			add_wrapped(column, "", 0);
		add_view(column, page_view(page, (enum pane_role)i), i == (int)focus);
	}
}

/* By as little as shows the selected row, or its beginning, and the line over it: the title over
 * the first. */
static int scrolled(const struct column *column, int top, int rows)
{
	if (top < column->selected_end - rows)
		top = column->selected_end - rows;
	if (top > column->count - rows)
		top = column->count - rows;
	if (top > column->selected - 1)
		top = column->selected - 1;
	return top > 0 ? top : 0;
}

static int kept_within(const struct column *column, int top, int rows)
{
	if (top > column->count - rows)
		top = column->count - rows;
	return top > 0 ? top : 0;
}

static void draw_lines(struct grid *grid, const struct column *column, int top, int rows)
{
	char *line = column->lines.bytes;

	for (int i = 0; i < column->count && i < top + rows; i++) {
		char *end = strchr(line, '\n');

		*end = '\0';
		if (i >= top)
			grid_text(grid, i - top, 0, grid->columns,
				i == column->selected ? STYLE_SELECTED : STYLE_PLAIN, line);
		line = end + 1;
	}
}

void plain_draw(struct browser *browser)
{
	struct grid *grid = &browser->grid;
	struct column column = {.width = grid->columns, .charset = grid->charset};
	int rows = grid->rows - 1;

	if (browser->menu.target != NULL)
		add_view(&column, &browser->menu.view, true);
	else
		add_page(&column, browser);
	if (browser->plain_free && browser_view(browser)->class == &control_chart)
		browser->plain_top = kept_within(&column, browser->plain_top, rows);
	else
		browser->plain_top = scrolled(&column, browser->plain_top, rows);
	draw_lines(grid, &column, browser->plain_top, rows);
	grid->cursor_row = column.selected - browser->plain_top;
	if (grid->cursor_row < 0 || grid->cursor_row >= rows)
		grid->cursor_row = 0;
	grid->cursor_column = 0;
	string_buffer_free(&column.lines);
}
