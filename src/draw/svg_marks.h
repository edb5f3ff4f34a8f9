/* Signs and icons as shapes: told apart without colour. */
#ifndef DRAW_SVG_MARKS_H
#define DRAW_SVG_MARKS_H

#include "base/string_buffer.h"
#include "draw/chart.h"

void svg_mark(struct string_buffer *out, enum chart_mark mark, double x, double y, double radius);
/* A missing value. */
void svg_cross(struct string_buffer *out, double x, double y, double radius);

/* Variation and, below it, assurance in the upper right corner, which ends at x; each with what it
 * says to its left. */
void svg_icons(const struct chart *chart, struct string_buffer *out, double x);
/* How much of the width they take. */
double svg_icons_width(const struct chart *chart);

#endif
