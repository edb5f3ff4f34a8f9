/* Rows of a list in columns: which columns a width has room for, their heads, and the cells of one
 * row. */
#ifndef VIEWS_TABLE_H
#define VIEWS_TABLE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/string_buffer.h"
#include "draw/grid.h"

struct table_column {
	const char *head;
	const char *brief; /* the head where that has no room, as in ASCII; or NULL */
	int cells;	   /* its width; more or less where share > 0 */
	int share;	   /* of the cells that are left over */
	int from;	   /* the narrowest pane that has this column; 0: always */
	bool right;
	void (*text)(const void *item, const struct grid *grid, struct string_buffer *out);
	size_t member; /* where text is NULL: offset of a const char * in the item, "–" where empty
			*/
};

enum {
	TABLE_COLUMNS_MOST = 12,
	TABLE_MARGIN =
		2 /* cells before the first column: the sign of the selected row and a space */
};

/* columns end with one of no cells; they are drawn a cell apart. */
void table_draw_head(const struct table_column *columns, struct grid *grid, struct rect rect);
void table_draw_row(
	const struct table_column *columns, const void *item, struct grid *grid, struct rect rect);

#endif
