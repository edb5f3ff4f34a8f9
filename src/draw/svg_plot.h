/* Where things lie in an SVG chart, and what lies within its axes. */
#ifndef DRAW_SVG_PLOT_H
#define DRAW_SVG_PLOT_H

#include "base/string_buffer.h"
#include "chart_scale.h"
#include "draw/chart.h"

enum {
	SVG_WIDTH = 960,
	SVG_HEIGHT = 540,
	SVG_LEFT = 92,	 /* of the plot */
	SVG_RIGHT = 784, /* where labels stand beside it */
	SVG_RIGHT_ALONE = 936,
	SVG_TOP = 108,
	SVG_BOTTOM = 416,
	SVG_INSET = 14, /* from the axis to the first month */
	SVG_CLEAR = 8,	/* above the highest and below the lowest value */
	SVG_MARGIN = 24,
	SVG_STEPS = 49, /* of the scale: about five round numbers */
};

struct svg_frame {
	const struct chart *chart;
	struct chart_scale scale;
	double first, span; /* of x */
	double month;	    /* width of one */
	double right;	    /* of the plot */
	struct string_buffer *out;
};

double svg_place_x(const struct svg_frame *frame, double x);
double svg_place_y(const struct svg_frame *frame, double value);

void svg_lines(const struct svg_frame *frame);
/* Right of the plot, with their numbers. */
void svg_line_labels(const struct svg_frame *frame);
/* Upright lines, with their words above the plot. */
void svg_events(const struct svg_frame *frame);
void svg_values(const struct svg_frame *frame);

#endif
