/* Where things lie in an SVG chart, and what lies within its axes. */
#ifndef DRAW_SVG_PLOT_H
#define DRAW_SVG_PLOT_H

#include "base/memory.h"
#include "base/string_buffer.h"
#include "chart_scale.h"
#include "chart_words.h"
#include "draw/chart.h"

enum {
	SVG_WIDTH = 960,
	SVG_HEIGHT = 540, /* at least */
	SVG_LEFT = 92,	  /* of the plot */
	SVG_RIGHT = 784,  /* where labels stand beside it */
	SVG_RIGHT_ALONE = 936,
	SVG_TOP = 130,
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
	int decimals;	    /* of the numbers at lines; the axis may need fewer */
	struct string_buffer *out;
};

/* A value as it was counted: whole ones without decimals, where the axis has none. */
void svg_point_number(const struct svg_frame *frame, double value, char out[CHART_NUMBER_SIZE]);

/* The part of a line that its label at the right end is of; NULL where the last group has none. */
const struct chart_segment *svg_last_segment(const struct chart *chart, enum chart_line_kind kind);

double svg_place_x(const struct svg_frame *frame, double x);
double svg_place_y(const struct svg_frame *frame, double value);

void svg_lines(const struct svg_frame *frame);
/* Right of the plot, with their numbers. */
void svg_line_labels(const struct svg_frame *frame);
void svg_values(const struct svg_frame *frame);

/* src/draw/svg_events.c: where something happened and where limits begin anew. */
struct svg_event {
	double x;	  /* in the picture */
	const char *text; /* "Jan 2023: new ward"; all of that place in one */
	bool happened;	  /* else limits just begin anew */
	bool main;
};
struct svg_events {
	struct svg_event *items; /* from left to right */
	size_t count;
	bool numbered; /* texts do not fit above the plot: they are listed below it */
};
struct svg_events svg_events_of(const struct svg_frame *frame, struct arena *arena);
/* Upright lines, with their words or numbers above the plot. */
void svg_events_draw(const struct svg_frame *frame, const struct svg_events *events);

/* src/draw/svg_groups.c: limits of every group but the last, whose labels stand beside the plot. */
/* At their lines, where that hides nothing. */
void svg_groups_label(const struct svg_frame *frame, const struct svg_events *events);
/* "Apr 2021 to Sep 2022: mean 71.7, limits 66.3 to 77.1"; group from 0, up to rebase_count. */
void svg_group_words(const struct svg_frame *frame, size_t group, struct string_buffer *out);

#endif
