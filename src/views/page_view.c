/* A page as the rows of a view: what the panes that show pages have in common. */
#include "page_view.h"

#include <string.h>

#include "page_draw.h"
#include "text/cells.h"

bool page_show(struct page *page, struct view *view)
{
	if (page->failed)
		return false;
	page_close(page);
	struct view_row *rows = arena_array(&view->arena, page->count, sizeof *rows);
	for (size_t i = 0; i < page->count; i++)
		rows[i] = (struct view_row){.id = page->lines[i].id, .item = &page->lines[i]};
	view->all = rows;
	view->all_count = page->count;
	view->data = page;
	return true;
}

void page_view_title(
	const struct view *view, struct string_buffer *left, struct string_buffer *right)
{
	const struct page *page = view->data;

	string_buffer_add(left, page ? page->title : view->about ? view->about : view->class->name);
	if (page)
		string_buffer_add(right, page->subtitle);
}

int page_view_height(
	const struct view *view, const struct view_row *row, struct grid *grid, int width)
{
	(void)view;
	return page_line_height(row->item, grid, width);
}

void page_view_draw_row(
	const struct view *view, const struct view_row *row, struct grid *grid, struct rect rect)
{
	page_line_draw(view->data, row->item, grid, rect);
}

void page_view_plain_row(
	const struct view *view, const struct view_row *row, struct string_buffer *out)
{
	(void)view;
	page_line_plain(row->item, out);
}

static bool cites(const struct page_line *line, const struct source *source)
{
	for (size_t i = 0; i < line->citations.count; i++)
		if (strcmp(line->citations.items[i].source, source->id) == 0)
			return true;
	return false;
}

static void add_spaces(struct string_buffer *out, size_t count)
{
	for (size_t i = 0; i < count; i++)
		string_buffer_add_char(out, ' ');
}

enum { LEGEND_CELLS = 38 /* two columns of the smallest screen */ };

/* "B  NHS Partners Network, 2018 (inferred)" */
static void add_legend(const struct page *page, size_t source, struct string_buffer *out)
{
	size_t cells = cells_width(string_buffer_text(out));

	if (out->size)
		add_spaces(out, cells < LEGEND_CELLS - 3 ? LEGEND_CELLS - cells : 3);
	page_letter(page->letters[source], out);
	string_buffer_format(out, "  %s", page->legends[source]);
}

enum { LEGENDS = 2 /* that the smallest screen has room for */ };

/* Whether the line cites no source beyond the first two. */
static bool needs_first_only(const struct page *page, const struct page_line *line)
{
	for (size_t i = 0; i < page->source_count; i++)
		if (page->letters[i] > LEGENDS && cites(line, &page->sources[i]))
			return false;
	return true;
}

/* The letters spelt out: the first two where the line needs no others, else its own and then the
 * rest. */
static void add_legends(
	const struct page *page, const struct page_line *line, struct string_buffer *out)
{
	bool first_only = needs_first_only(page, line);

	for (size_t i = 0; i < page->source_count; i++)
		if (page->letters[i] &&
			(first_only ? page->letters[i] <= LEGENDS : cites(line, &page->sources[i])))
			add_legend(page, i, out);
	for (size_t i = 0; i < page->source_count && !first_only; i++)
		if (page->letters[i] && !cites(line, &page->sources[i]))
			add_legend(page, i, out);
}

void page_view_status(
	const struct view *view, const struct view_row *row, int line, struct string_buffer *out)
{
	const struct page_line *selected = row->item;

	if (line == 0)
		add_legends(view->data, selected, out);
	else if (selected->differs.words)
		string_buffer_format(out, "≠  %s%s%s", selected->differs.words,
			selected->differs.note ? ": " : "",
			selected->differs.note ? selected->differs.note : "");
	else if (selected->printed)
		string_buffer_format(out, "as printed: %s", selected->printed);
}
