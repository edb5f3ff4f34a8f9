/* A chart as an SVG that a board paper can take: one file, no script, readable in grey. */
#ifndef DRAW_SVG_H
#define DRAW_SVG_H

#include "base/string_buffer.h"
#include "draw/chart.h"

/* Appends valid XML in UTF-8, 960 wide and 540 high, higher where groups of limits or events are
 * listed below the chart: each event on the axis is named. Texts of the chart may hold anything:
 * what XML or a terminal cannot take becomes U+FFFD. Cursor and legend of the chart are not looked
 * at: the signs that occur are always explained. */
void svg_chart(const struct chart *chart, struct string_buffer *out);

#endif
