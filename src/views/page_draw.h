/* The lines of a page on a grid: label, text that wraps, and its source at the right edge. */
#ifndef VIEWS_PAGE_DRAW_H
#define VIEWS_PAGE_DRAW_H

#include "page.h"

enum { PAGE_MARKER = 11 /* the column that the sign of the selected row has to itself */ };

int page_line_height(const struct page_line *line, struct grid *grid, int width);
void page_line_draw(
	const struct page *page, const struct page_line *line, struct grid *grid, struct rect rect);

/* A to Z, then AA, AB …; nothing for 0. */
void page_letter(size_t letter, struct string_buffer *out);

/* "B 382": the letter of the source and its lines. */
void page_citation(
	const struct page *page, const struct citation *citation, struct string_buffer *out);

/* The line in words, with its source in full. */
void page_line_plain(const struct page_line *line, struct string_buffer *out);

#endif
