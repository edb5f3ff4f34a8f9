/* The title of a pane, in the rule over it. */
#ifndef APP_TITLE_H
#define APP_TITLE_H

#include <stdbool.h>
#include <stddef.h>

#include "draw/grid.h"
#include "views/view.h"

/* In the line over rect. Where it is narrow the right part is shortened; that rows are left out, or
 * stand in another order than at first, is said in every width. */
void title_draw(struct grid *grid, const struct view *view, struct rect rect, bool strong);

/* Rows there are before any filter; the headings between them do not count. */
size_t title_count_all(const struct view *view);

#endif
