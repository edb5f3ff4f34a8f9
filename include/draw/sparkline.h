/* A series in one row: a place for each month, eight heights on the row's own scale. */
#ifndef DRAW_SPARKLINE_H
#define DRAW_SPARKLINE_H

#include <stddef.h>

#include "base/string_buffer.h"
#include "draw/chart.h"
#include "draw/grid.h"

struct sparkline_place {
	double value;	    /* not finite: missing */
	enum chart_gap gap; /* not loaded, not in the extract, closed: blank; else × */
	bool returned;	    /* after a gap, and very different: ◇ instead of a height */
};

/* Appends count cells: ▁▂▃▄▅▆▇█ from the least to the largest value (_ . - = + * & # where the
 * grid has no blocks); what is the same in all places stands in the middle. */
void sparkline_add(const struct grid *grid, const struct sparkline_place *places, size_t count,
	struct string_buffer *out);

/* Draws the last `width` places, scaled by those alone. Returns the cells used. */
int sparkline_draw(struct grid *grid, int row, int column, int width, enum style style,
	const struct sparkline_place *places, size_t count);

#endif
