/* The parts of a chart in a grid, drawn in this order. */
#ifndef DRAW_CHART_PARTS_H
#define DRAW_CHART_PARTS_H

#include "chart_layout.h"

void chart_draw_lines(
	const struct chart *chart, struct grid *grid, const struct chart_layout *layout);

/* The value line in braille patterns, where level and character set have them. */
void chart_draw_dots(
	const struct chart *chart, struct grid *grid, const struct chart_layout *layout);

void chart_draw_points(
	const struct chart *chart, struct grid *grid, const struct chart_layout *layout);

/* Both axes with their numbers and months. */
void chart_draw_axes(const struct chart *chart, struct grid *grid, struct rect rect,
	const struct chart_layout *layout);

/* Everything in words around the plot. */
void chart_draw_words(const struct chart *chart, struct grid *grid, struct rect rect,
	const struct chart_layout *layout);

#endif
