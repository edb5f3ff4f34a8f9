/* What of a chart stands where in a rectangle. */
#ifndef DRAW_CHART_LAYOUT_H
#define DRAW_CHART_LAYOUT_H

#include "chart_scale.h"
#include "draw/chart.h"

enum chart_strip { /* rows outside the plot; -1 where left out */
	CHART_STRIP_TITLE,
	CHART_STRIP_SUBTITLE,
	CHART_STRIP_EVENTS,
	CHART_STRIP_AXIS,
	CHART_STRIP_MONTHS,
	CHART_STRIP_LEGEND,
	CHART_STRIP_CAPTION,
	CHART_STRIP_SOURCE,
	CHART_STRIP_COUNT
};

/* How much the labels of lines say; what does not fit beside all months says less. */
enum chart_label_form {
	CHART_LABEL_FULL,   /* "upper limit 14,825" */
	CHART_LABEL_WORD,   /* "upper 14,825" */
	CHART_LABEL_NUMBER, /* "14,825" */
	CHART_LABEL_FORMS
};

enum { CHART_LABEL_BEFORE = 2, CHART_LABEL_AFTER = 1 }; /* blanks around the labels of lines */

struct chart_layout {
	struct rect plot; /* the cells that points can be in */
	int strips[CHART_STRIP_COUNT];
	int axis_column;	       /* -1: left out */
	int number_width;	       /* left of the axis, with its blanks; 0: none */
	int label_column, label_width; /* right of the plot, with its blanks; 0: none */
	enum chart_label_form label_form;
	struct chart_columns columns;
	struct chart_scale scale;
};

/* False where there is nothing to draw, or no room for any of it. */
bool chart_lay_out(const struct chart *chart, struct grid *grid, struct rect rect,
	struct chart_layout *layout);

/* What stands beside the plot in one row: a line's label, or of lines that are so near that the
 * next row would be another number's, all of theirs. */
struct chart_label {
	int row; /* of the plot */
	int count;
	enum chart_line_kind kinds[CHART_LINE_COUNT]; /* the higher value first */
};

/* At month x, top down; returns how many. */
int chart_labels(const struct chart *chart, const struct chart_layout *layout, int x,
	struct chart_label out[CHART_LINE_COUNT]);
/* With numbers where the axis does not say them: "mean 99.8 · lower 99.5". */
void chart_label_text(const struct chart *chart, const struct chart_layout *layout,
	const struct chart_label *label, int x, struct string_buffer *out);

/* The labels are wide enough for the sign of a missing month and why it is missing. */
bool chart_gap_labelled(
	const struct chart *chart, struct grid *grid, const struct chart_layout *layout);

/* The column where a month begins, which may lie outside the plot. */
long chart_column(const struct chart_layout *layout, int x);

/* The first point at x or later; point_count where there is none. */
size_t chart_find_point(const struct chart *chart, long x);

/* The first point shown, and the one after the last. */
size_t chart_first_point(const struct chart *chart, const struct chart_layout *layout);
size_t chart_end_point(const struct chart *chart, const struct chart_layout *layout);

#endif
