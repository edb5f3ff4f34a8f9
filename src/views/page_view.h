/* A page as the rows of a view: what the panes that show pages have in common. */
#ifndef VIEWS_PAGE_VIEW_H
#define VIEWS_PAGE_VIEW_H

#include "page.h"

/*
 * Closes the page and makes its lines the rows of the view: false where something of it could not
 * be read. The functions after it are those of its class.
 */
bool page_show(struct page *page, struct view *view);
void page_view_title(
	const struct view *view, struct string_buffer *left, struct string_buffer *right);
int page_view_height(
	const struct view *view, const struct view_row *row, struct grid *grid, int width);
void page_view_draw_row(
	const struct view *view, const struct view_row *row, struct grid *grid, struct rect rect);
void page_view_plain_row(
	const struct view *view, const struct view_row *row, struct string_buffer *out);
void page_view_status(
	const struct view *view, const struct view_row *row, int line, struct string_buffer *out);

#endif
