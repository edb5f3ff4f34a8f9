/* Drawing the page in front: tabs, rules with titles, panes, status, keys. */
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "browser.h"
#include "signs.h"
#include "title.h"
#include "text/cells.h"

static const char too_small[] = "concordat: window too small, q quits";

enum { TABS_WRITTEN_OUT = 100 };

enum tab_form { TABS_FULL, TABS_BRIEF, TABS_DIGITS };

static void add_tab(const struct grid *grid, const struct page_kind *kind, enum tab_form form,
	bool front, struct string_buffer *out)
{
	bool sign = kind->as_sign && form != TABS_FULL;
	const char *name = sign ? grid_glyph_text(grid, GLYPH_DIFFERENCE) : kind->name;

	string_buffer_add_char(out, front ? '[' : ' ');
	string_buffer_add_char(out, kind->digit);
	if (form != TABS_DIGITS)
		string_buffer_format(out, " %s", name);
	string_buffer_add_char(out, front ? ']' : ' ');
}

static int tabs_width(struct browser *browser, enum tab_form form)
{
	struct grid *grid = &browser->grid;
	struct string_buffer text = {0};
	int width;

	for (int i = 0; i < PAGE_HOMES; i++)
		if (!browser->history.absent[i])
			add_tab(grid, &page_kinds[i], form, false, &text);
	width = grid_width(grid, string_buffer_text(&text));
	string_buffer_free(&text);
	return width;
}

static enum tab_form tab_form(struct browser *browser)
{
	int columns = browser->grid.columns;
	enum tab_form form = columns >= TABS_WRITTEN_OUT ? TABS_FULL : TABS_BRIEF;

	return tabs_width(browser, form) <= columns ? form : TABS_DIGITS;
}

/* Draws the tabs where draw is set; the digit of the one at this column, or 0. */
static char walk_tabs(struct browser *browser, bool draw, int wanted)
{
	struct grid *grid = &browser->grid;
	enum tab_form form = tab_form(browser);
	char digit = browser_page(browser)->digit;
	char found = 0;
	int column = 0;

	for (int i = 0; i < PAGE_HOMES; i++) {
		struct string_buffer text = {0};
		bool front = page_kinds[i].digit == digit;
		int width;

		if (browser->history.absent[i])
			continue;
		add_tab(grid, &page_kinds[i], form, front, &text);
		width = grid_width(grid, string_buffer_text(&text));
		if (draw)
			grid_text(grid, browser->layout.tabs, column, width,
				front ? STYLE_STRONG : STYLE_PLAIN, string_buffer_text(&text));
		if (wanted >= column && wanted < column + width)
			found = page_kinds[i].digit;
		column += width;
		string_buffer_free(&text);
	}
	return found;
}

char screen_tab_at(struct browser *browser, int column)
{
	return walk_tabs(browser, false, column);
}

static void draw_view(struct grid *grid, struct view *view, struct rect rect, enum focus focus)
{
	if (focus == FOCUS_HERE) { /* where there is no row to put it on */
		grid->cursor_row = rect.row;
		grid->cursor_column = rect.column;
	}
	if (!view->class->untitled)
		title_draw(grid, view, rect, focus == FOCUS_HERE);
	view_draw(view, grid, rect, focus);
}

static void draw_separators(struct grid *grid, const struct layout *layout)
{
	int lower = layout->panes[PANE_UPPER].rows > 0 && layout->panes[PANE_LOWER].rows > 0
			    ? layout->panes[PANE_LOWER].row - 1
			    : -1;

	for (int i = 0; i < layout->separator_count; i++) {
		int column = layout->separators[i];

		grid_glyph(grid, layout->body.row - 1, column, STYLE_FAINT, GLYPH_TEE_DOWN);
		grid_vertical(grid, layout->body.row, column, layout->body.rows, STYLE_FAINT);
		if (layout->rule >= 0)
			grid_glyph(grid, layout->rule, column, STYLE_FAINT, GLYPH_TEE_UP);
		if (lower >= 0)
			grid_glyph(grid, lower, column, STYLE_FAINT,
				i == 0 ? GLYPH_TEE_RIGHT : GLYPH_TEE_LEFT);
	}
}

static void draw_panes(struct browser *browser)
{
	struct page *page = browser_page(browser);
	enum pane_role shown = browser_layout_request(browser).focus;

	for (int i = 0; i < PANE_COUNT; i++) {
		enum focus focus = i == (int)shown  ? FOCUS_HERE
				   : i == PANE_LIST ? FOCUS_KEPT
						    : FOCUS_NONE;

		if (browser->layout.panes[i].rows > 0)
			draw_view(&browser->grid, page_view(page, (enum pane_role)i),
				browser->layout.panes[i], focus);
	}
	draw_separators(&browser->grid, &browser->layout);
}

/* A line of the status, as it is shown: with the signs of this grid. */
static void add_status(
	struct browser *browser, const struct view *view, int line, struct string_buffer *out)
{
	struct string_buffer text = {0};

	if (line < view->class->status_lines)
		view->class->status(view, view_selected(view), line, &text);
	signs_fit(&browser->grid, string_buffer_text(&text), out);
	string_buffer_free(&text);
}

/* Broken at a word; what the second line has no room for is cut. */
static void draw_broken(struct grid *grid, int row, const char *text)
{
	struct string_buffer shown = {0};
	int width = grid->columns - 2;
	size_t skip;
	size_t size;

	charset_display(grid->charset, text, strlen(text), &shown);
	size = cells_wrap(string_buffer_text(&shown), (size_t)width, &skip);
	grid_text(grid, row + 1, 1, width, STYLE_PLAIN, string_buffer_text(&shown) + skip);
	string_buffer_truncate(&shown, size);
	grid_text(grid, row, 1, width, STYLE_PLAIN, string_buffer_text(&shown));
	string_buffer_free(&shown);
}

/* The first line goes on in the second where the view has nothing else to say there. */
static void draw_status(struct browser *browser)
{
	const struct view *view = browser_view(browser);
	struct grid *grid = &browser->grid;
	struct string_buffer first = {0};
	struct string_buffer second = {0};
	int row = browser->layout.status;

	if (view_selected(view) == NULL || view->class->status == NULL)
		return;
	add_status(browser, view, 0, &first);
	if (browser->layout.status_lines > 1)
		add_status(browser, view, 1, &second);
	if (browser->layout.status_lines > 1 && second.size == 0) {
		draw_broken(grid, row, string_buffer_text(&first));
	} else {
		grid_text(grid, row, 1, grid->columns - 2, STYLE_PLAIN, string_buffer_text(&first));
		if (second.size > 0)
			grid_text(grid, row + 1, 1, grid->columns - 2, STYLE_PLAIN,
				string_buffer_text(&second));
	}
	string_buffer_free(&first);
	string_buffer_free(&second);
}

static void clear_row(struct grid *grid, int row)
{
	for (int column = 0; column < grid->columns; column++)
		grid_text(grid, row, column, 1, STYLE_PLAIN, " ");
}

/* Where a prompt stands, and what is said about it. */
static int prompt_row(const struct browser *browser)
{
	if (browser->layout.too_small)
		return 0;
	return browser->plain ? browser->grid.rows - 1
			      : browser->layout.status + browser->layout.status_lines - 1;
}

/* Over what stands there, upwards as far as it takes; half the screen at most. */
static void draw_message(struct browser *browser)
{
	struct grid *grid = &browser->grid;
	int last = prompt_row(browser) - (browser->prompt.use != NULL);
	struct rect rect = {0, 1, 0, grid->columns > 2 ? grid->columns - 2 : 1};
	const char *text = string_buffer_text(&browser->message);
	int lines = grid_wrap(grid, rect, STYLE_PLAIN, text);

	if (lines == 0)
		return;
	rect.rows = lines < grid->rows / 2 ? lines : grid->rows / 2;
	if (rect.rows < 1)
		rect.rows = 1;
	rect.row = last - rect.rows + 1;
	for (int row = rect.row; row <= last; row++)
		clear_row(grid, row);
	enum style style = browser->message_is_error ? STYLE_ERROR : STYLE_PLAIN;
	grid_wrap(grid, rect, style, text);
	if (lines > rect.rows) /* it goes on */
		grid_text(grid, last, rect.column + rect.columns - 1, 1, style, "…");
}

/* The part of the text that is shown begins so that the cursor is visible. */
static const char *visible_part(struct grid *grid, const struct prompt *prompt, int width)
{
	const char *text = string_buffer_text(&prompt->text);
	char *head = memory_copy_string(text);
	size_t from = 0;

	head[prompt->cursor] = '\0';
	while (head[from] != '\0' && grid_width(grid, head + from) >= width) {
		do
			from++;
		while (((unsigned char)head[from] & 0xC0) == 0x80);
	}
	grid->cursor_column = grid_width(grid, head + from);
	free(head);
	return text + from;
}

void screen_draw_prompt(struct browser *browser)
{
	struct grid *grid = &browser->grid;
	int row = prompt_row(browser);
	int column;
	const char *text;

	if (browser->prompt.use == NULL)
		return;
	clear_row(grid, row);
	column = grid_text(grid, row, 0, grid->columns, STYLE_PLAIN, browser->prompt.use->label);
	text = visible_part(grid, &browser->prompt, grid->columns - column);
	grid_text(grid, row, column, grid->columns - column,
		browser->prompt.suggests ? STYLE_SELECTED : STYLE_PLAIN, text);
	grid->cursor_row = row;
	grid->cursor_column += column;
}

/* Nothing for what restricted mode would refuse. */
static void add_hint(const struct browser *browser, const char *scope, const char *name,
	size_t size, struct string_buffer *out)
{
	struct error error;
	const struct command *command = command_named(scope, name, size, &error);
	char key[12];

	if (command == NULL || (browser->app->restricted && !command->restricted))
		return;
	command_first_key(command, key);
	string_buffer_format(
		out, "%s %s", key, command->hint != NULL ? command->hint : command->name);
}

enum { HINTS_KEPT = 2 /* the last ones, which every page ends with: help, and the way out */ };

static size_t count_words(const char *names)
{
	size_t words = *names != '\0';

	for (; *names != '\0'; names++)
		words += *names == ' ';
	return words;
}

/* The hints of these names from `column` on, drawn where draw is set. Returns the column after the
 * last; those before the last HINTS_KEPT are left out from where they would go beyond `end`. */
static int walk_hints(struct browser *browser, const char *names, int column, int end, bool draw)
{
	struct grid *grid = &browser->grid;
	const char *scope = browser_view(browser)->class->name;
	size_t left = count_words(names);
	bool full = false;

	for (size_t size; *names != '\0'; names += size + (names[size] == ' '), left--) {
		struct string_buffer hint = {0};
		int width;

		size = strcspn(names, " ");
		add_hint(browser, scope, names, size, &hint);
		width = grid_width(grid, string_buffer_text(&hint));
		full = full || column + width > end;
		if (width > 0 && (!full || left <= HINTS_KEPT)) {
			if (draw)
				grid_text(grid, browser->layout.keys, column, width, STYLE_FAINT,
					string_buffer_text(&hint));
			column += width + 2;
		}
		string_buffer_free(&hint);
	}
	return column;
}

/* Whole hints, as many as fit beside the last ones. */
static void draw_hints(struct browser *browser, const char *names)
{
	const char *last = names;
	int kept;

	for (size_t words = count_words(names); words > HINTS_KEPT; words--)
		last = strchr(last, ' ') + 1;
	kept = walk_hints(browser, last, 0, 0, false);
	walk_hints(browser, names, 1, browser->grid.columns - kept, true);
}

static void draw_keys(struct browser *browser)
{
	if (browser->layout.keys < 0)
		return;
	if (browser->prompt.use != NULL)
		grid_text(&browser->grid, browser->layout.keys, 1, browser->grid.columns - 1,
			STYLE_FAINT, browser->prompt.use->keys);
	else
		draw_hints(browser, browser_page(browser)->kind->hints);
}

static void draw_page(struct browser *browser)
{
	struct grid *grid = &browser->grid;
	const struct layout *layout = &browser->layout;

	if (layout->tabs >= 0)
		walk_tabs(browser, true, -1);
	if (layout->rule >= 0)
		grid_horizontal(grid, layout->rule, 0, grid->columns, STYLE_FAINT);
	if (browser->menu.target != NULL) {
		draw_view(grid, &browser->menu.view, layout->body, FOCUS_HERE);
	} else {
		draw_panes(browser);
		draw_status(browser);
	}
	draw_keys(browser);
}

void screen_draw(struct browser *browser)
{
	struct grid *grid = &browser->grid;

	if (browser->layout.too_small) {
		grid->cursor_row = grid->cursor_column = 0;
		grid_text(grid, 0, 0, grid->columns, STYLE_PLAIN, too_small);
	} else {
		if (browser->plain)
			plain_draw(browser);
		else
			draw_page(browser);
		draw_message(browser);
		screen_draw_prompt(browser);
	}
}
