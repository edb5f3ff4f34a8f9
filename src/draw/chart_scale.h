/* From values to rows: so that a limit, or else every number at the axis, lies on a row exactly. */
#ifndef DRAW_CHART_SCALE_H
#define DRAW_CHART_SCALE_H

#include "draw/chart.h"

struct chart_scale {
	int rows;
	double top, per_row; /* value in the middle of row 0; per_row > 0 */
	bool by_lines;	     /* the numbers at the axis are those of the lines */
	double tick_first;   /* row of the first number; else every so many rows */
	int tick_rows;
	int decimals; /* that tell the numbers apart */
};

/* rows at least 1. Rounded: round numbers at the axis also where there are limits. */
void chart_scale_fit(const struct chart *chart, int rows, bool rounded, struct chart_scale *scale);

/* Decimals of a line's own number: where the chart does not say, finer than a row. */
int chart_scale_line_decimals(
	const struct chart *chart, const struct chart_scale *scale, double value);

/* 0 to rows - 1. */
int chart_scale_row(const struct chart_scale *scale, double value);

/* As chart_scale_row(), but a point outside a limit is never on the limit's row, if there are rows.
 */
int chart_scale_point(const struct chart *chart, const struct chart_scale *scale,
	const struct chart_point *point);

/* The number that belongs to a row; false where none does. */
bool chart_scale_tick(
	const struct chart *chart, const struct chart_scale *scale, int row, double *value);

/* The part of a line over x, NULL where there is none or it has no value. */
const struct chart_segment *chart_segment_at(
	const struct chart *chart, enum chart_line_kind kind, int x);

/* The last part of a line with a value that begins at most at x; NULL: none. */
const struct chart_segment *chart_segment_last(
	const struct chart *chart, enum chart_line_kind kind, int x);

/* The first part that ends at x or later; count where there is none. */
size_t chart_segment_from(const struct chart_line *line, int x);

#endif
