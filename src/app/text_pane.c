/* Text as a view: a row a line, so that scrolling, the mouse and `:plain` work as everywhere. */
#include "text_pane.h"

#include <string.h>

#include "signs.h"
#include "text/fold.h"

static size_t count_lines(const char *text)
{
	size_t lines = 0;

	for (; (text = strchr(text, '\n')) != NULL; text++)
		lines++;
	return lines + 1;
}

static bool load(struct view *view, struct store *store, struct error *error)
{
	const char *text = view->about != NULL ? view->about : "";
	struct view_row *rows = arena_array(&view->arena, count_lines(text), sizeof *rows);
	size_t count = 0;

	(void)store;
	(void)error;
	view->data = arena_bytes(&view->arena, text, strcspn(text, "\n"));
	for (text += strcspn(text, "\n"); *text != '\0' && text[1] != '\0'; count++) {
		size_t size = strcspn(text + 1, "\n");

		rows[count].item = arena_bytes(&view->arena, text + 1, size);
		rows[count].id = arena_format(&view->arena, "%zu", count + 1);
		text += size + 1;
	}
	view->all = rows;
	view->all_count = count;
	return true;
}

static void title(const struct view *view, struct string_buffer *left, struct string_buffer *right)
{
	if (view->data != NULL)
		string_buffer_add(left, view->data);
	string_buffer_format(
		right, "line %zu of %zu", view->count > 0 ? view->cursor + 1 : 0, view->count);
}

static int height(const struct view *view, const struct view_row *row, struct grid *grid, int width)
{
	int lines = grid_wrap(grid, (struct rect){.columns = width - 2}, STYLE_PLAIN, row->item);

	(void)view;
	return lines > 0 ? lines : 1;
}

static void draw_row(
	const struct view *view, const struct view_row *row, struct grid *grid, struct rect rect)
{
	struct rect inner = {rect.row, rect.column + 1, rect.rows, rect.columns - 2};
	struct string_buffer text = {0};

	(void)view;
	signs_fit(grid, row->item, &text);
	grid_wrap(grid, inner, STYLE_PLAIN, string_buffer_text(&text));
	string_buffer_free(&text);
}

static void plain_row(
	const struct view *view, const struct view_row *row, struct string_buffer *out)
{
	(void)view;
	string_buffer_add(out, row->item);
}

static bool holds(const struct view_row *row, const struct string_buffer *words)
{
	struct string_buffer folded = {0};
	bool found;

	fold_text(row->item, strlen(row->item), &folded);
	found = strstr(string_buffer_text(&folded), string_buffer_text(words)) != NULL;
	string_buffer_free(&folded);
	return found;
}

bool text_pane_find(struct view *view, const char *words, bool forward, bool here)
{
	struct string_buffer folded = {0};
	size_t at = view->cursor;
	bool found = false;

	fold_text(words, strlen(words), &folded);
	for (size_t i = 0; i < view->count && folded.size > 0 && !found; i++) {
		if (i > 0 || !here)
			at = (at + (forward ? 1 : view->count - 1)) % view->count;
		found = holds(view->rows[at], &folded);
	}
	if (found)
		view->cursor = at;
	string_buffer_free(&folded);
	return found;
}

const struct view_class text_pane = {
	.name = "text",
	.empty = "There is nothing to say.",
	.status_lines = 1,
	.load = load,
	.title = title,
	.height = height,
	.draw_row = draw_row,
	.plain_row = plain_row,
};
