/* Signs and icons as shapes: told apart without colour. */
#ifndef DRAW_SVG_MARKS_H
#define DRAW_SVG_MARKS_H

#include "base/string_buffer.h"
#include "draw/chart.h"

void svg_mark(struct string_buffer *out, enum chart_mark mark, double x, double y, double radius);
/* A missing value. */
void svg_cross(struct string_buffer *out, double x, double y, double radius);

/* Variation and assurance in the upper right corner, which ends at x. */
void svg_icons(const struct chart *chart, struct string_buffer *out, double x, double y);

#endif
