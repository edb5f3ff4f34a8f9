/* The lines of a page on a grid: label, text that wraps, and its source at the right edge. */
#include "page_draw.h"

#include <stdio.h>
#include <string.h>

#include "parts.h"

enum {
	TEXT = 13, /* column of the text; the label stands before it */
	LABEL_CELLS = 10,
	CITATION = 7,	    /* cells of "A 24–26" */
	CITATION_WIDE = 24, /* of "A 24–26; B 390; B 402", from SPACIOUS on */
	SPACIOUS = 100,
	COLUMNS_LEAST = 56 /* below it the text has whole lines, under label and source */
};

struct columns {
	bool stacked;
	int text, text_cells; /* from the left of rect */
	int differs;	      /* where ≠ stands */
	int citation, citation_cells;
};

static struct columns columns_of(int width)
{
	struct columns c = {.citation_cells = width >= SPACIOUS ? CITATION_WIDE : CITATION};

	c.citation = width - c.citation_cells;
	c.differs = c.citation - 2;
	c.stacked = width < COLUMNS_LEAST;
	c.text = !c.stacked ? TEXT : width > 2 ? 1 : 0;
	c.text_cells = !c.stacked ? c.differs - 1 - TEXT : width > 2 ? width - 2 : 1;
	return c;
}

/* A line over the whole width, but for what stands at the right and a cell free on both sides of
 * that. */
static struct rect wide_rect(const struct page_line *line, struct grid *grid, struct rect rect)
{
	int indent = line->form == PAGE_UNDER && rect.columns >= COLUMNS_LEAST ? 3 : 1;
	int right = line->right ? grid_width(grid, line->right) + 2 : 0;

	return (struct rect){
		rect.row, rect.column + indent, rect.rows, rect.columns - indent - right};
}

/* Cells of " +8", which a line keeps free at its end where more of its kind follow further down. */
static int more_cells(const struct page_line *line)
{
	return line->more ? snprintf(NULL, 0, " +%zu", line->more) : 0;
}

static int wrapped(struct grid *grid, int cells, const char *text)
{
	int lines = grid_wrap(grid, (struct rect){.columns = cells}, STYLE_PLAIN, text);

	return lines > 0 ? lines : 1;
}

int page_line_height(const struct page_line *line, struct grid *grid, int width)
{
	struct columns c = columns_of(width);

	switch (line->form) {
	case PAGE_RULE:
	case PAGE_BLANK:
		return 1;
	case PAGE_WIDE:
	case PAGE_UNDER:
		return wrapped(grid, wide_rect(line, grid, (struct rect){.columns = width}).columns,
			line->text);
	case PAGE_ENTRY:
		break;
	}
	return wrapped(grid, c.text_cells - more_cells(line), line->text) + (c.stacked ? 1 : 0);
}

static size_t letter_of(const struct page *page, const char *source)
{
	for (size_t i = 0; i < page->source_count; i++)
		if (strcmp(page->sources[i].id, source) == 0)
			return page->letters[i];
	return 0;
}

void page_letter(size_t letter, struct string_buffer *out)
{
	if (letter > 26)
		page_letter((letter - 1) / 26, out);
	if (letter)
		string_buffer_add_char(out, (char)('A' + (letter - 1) % 26));
}

void page_citation(
	const struct page *page, const struct citation *citation, struct string_buffer *out)
{
	struct string_buffer letter = {0};

	page_letter(letter_of(page, citation->source), &letter);
	part_citation(citation, string_buffer_text(&letter), out);
	string_buffer_free(&letter);
}

/* As many citations as fit; the first one always, without the end of its range where only that is
 * too long. */
static void draw_citations(const struct page *page, const struct page_line *line, struct grid *grid,
	int row, int column, int cells)
{
	struct string_buffer text = {0};

	for (size_t i = 0; i < line->citations.count; i++) {
		size_t size = text.size;
		if (i)
			string_buffer_add(&text, "; ");
		page_citation(page, &line->citations.items[i], &text);
		if (i && grid_width(grid, string_buffer_text(&text)) > cells) {
			string_buffer_truncate(&text, size);
			break;
		}
	}
	if (line->citations.count && grid_width(grid, string_buffer_text(&text)) > cells) {
		struct citation start = line->citations.items[0];
		start.last_line = start.first_line;
		string_buffer_truncate(&text, 0);
		page_citation(page, &start, &text);
	}
	grid_text(grid, row, column, cells, STYLE_FAINT, string_buffer_text(&text));
	string_buffer_free(&text);
}

/* "+8 more", or as much of it as has room after what stands in this line. */
static void draw_more(
	const struct page_line *line, struct grid *grid, int row, int column, int cells)
{
	int used = cells;

	if (!line->more || row < 0 || row >= grid->rows || column < 0 ||
		column + cells > grid->columns)
		return;
	while (used > 0 &&
		strcmp(grid->cells[row * grid->columns + column + used - 1].text, " ") == 0)
		used--;
	bool long_form = used + more_cells(line) + (int)strlen(" more") <= cells;
	grid_format(grid, row, column + used + 1, cells - used - 1, STYLE_FAINT, "+%zu%s",
		line->more, long_form ? " more" : "");
}

static void draw_entry(
	const struct page *page, const struct page_line *line, struct grid *grid, struct rect rect)
{
	struct columns c = columns_of(rect.columns);
	int below = c.stacked ? 1 : 0;
	struct rect text = {rect.row + below, rect.column + c.text, rect.rows - below,
		c.text_cells - more_cells(line)};

	if (line->first)
		grid_text(grid, rect.row, rect.column + 1,
			rect.columns > LABEL_CELLS ? LABEL_CELLS : rect.columns - 1, STYLE_STRONG,
			line->label);
	int lines = grid_wrap(grid, text, STYLE_PLAIN, line->text);
	if (lines > 0 && lines <= text.rows)
		draw_more(line, grid, text.row + lines - 1, text.column, c.text_cells);
	if (line->differs.words && c.differs > TEXT - 1)
		grid_glyph(grid, rect.row, rect.column + c.differs, STYLE_MARK, GLYPH_DIFFERENCE);
	if (c.citation > TEXT - 1)
		draw_citations(
			page, line, grid, rect.row, rect.column + c.citation, c.citation_cells);
}

static void draw_wide(const struct page_line *line, struct grid *grid, struct rect rect)
{
	grid_wrap(grid, wide_rect(line, grid, rect), STYLE_PLAIN, line->text);
	if (line->right)
		grid_text_right(
			grid, rect.row, rect.column, rect.columns - 1, STYLE_FAINT, line->right);
}

void page_line_draw(
	const struct page *page, const struct page_line *line, struct grid *grid, struct rect rect)
{
	switch (line->form) {
	case PAGE_ENTRY:
		draw_entry(page, line, grid, rect);
		break;
	case PAGE_WIDE:
	case PAGE_UNDER:
		draw_wide(line, grid, rect);
		break;
	case PAGE_RULE:
		grid_rule(
			grid, rect.row, rect.column, rect.columns, line->text, line->right, false);
		break;
	case PAGE_BLANK:
		break;
	}
}

static void add_entry_plain(const struct page_line *line, struct string_buffer *out)
{
	string_buffer_format(out, "%s: %s", line->label, line->text);
	if (line->printed)
		string_buffer_format(out, " (as printed: %s)", line->printed);
	if (line->citations.count) {
		string_buffer_add(out, " [");
		part_citations(&line->citations, out);
		string_buffer_add(out, "]");
	}
	if (line->differs.words)
		string_buffer_format(out, " (differs: %s)", line->differs.words);
	string_buffer_add(out, "\n");
}

void page_line_plain(const struct page_line *line, struct string_buffer *out)
{
	bool official = strncmp(line->text, "~ ", 2) == 0;

	switch (line->form) {
	case PAGE_ENTRY:
		add_entry_plain(line, out);
		break;
	case PAGE_WIDE:
	case PAGE_UNDER:
		string_buffer_format(out, "%s%s\n",
			official ? "official series could test it: " : "",
			line->text + (official ? 2 : 0));
		break;
	case PAGE_RULE:
		string_buffer_format(out, "\n%s", line->text);
		if (line->right)
			string_buffer_format(out, " (%s)", line->right);
		string_buffer_add(out, "\n");
		break;
	case PAGE_BLANK:
		string_buffer_add(out, "\n");
		break;
	}
}
