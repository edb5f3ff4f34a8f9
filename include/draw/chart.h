/* A series with its limits and events, described apart from how it is drawn: in a grid, or as SVG
 * (draw/svg.h). */
#ifndef DRAW_CHART_H
#define DRAW_CHART_H

#include <stdbool.h>
#include <stddef.h>

#include "draw/grid.h"

/* What a chart says of a point; each has a sign of its own, so that colour carries nothing alone.
 */
enum chart_mark {
	CHART_PLAIN,	   /* ● o: a series without a control chart */
	CHART_COMMON,	   /* ● o: common cause */
	CHART_IMPROVEMENT, /* ◆ + */
	CHART_CONCERN,	   /* ✖ ! */
	CHART_HIGH,	   /* △ ^: a signal where neither direction is wished for */
	CHART_LOW,	   /* ▽ v */
	CHART_RETURNED,	   /* ◇ ?: after a gap, and very different */
	CHART_MARK_COUNT
};

enum glyph chart_mark_glyph(enum chart_mark mark);

/* Why a point has no value. */
enum chart_gap {
	CHART_NO_FIGURE,
	CHART_NOT_SUBMITTED,
	CHART_NOT_LOADED,
	CHART_NOT_REPORTED,
	CHART_NOT_IN_EXTRACT, /* the month is loaded in part, without this one */
	CHART_CLOSED,	      /* or not open yet */
	CHART_GAP_COUNT
};
extern const char *const chart_gap_words[CHART_GAP_COUNT]; /* "not loaded" … */

struct chart_point {
	int x;	  /* month number: year * 12 + month - 1; by label, any that rises */
	double y; /* not finite: missing, and gap says why */
	enum chart_mark mark;
	enum chart_gap gap;
	const char *label; /* by label: its place on the axis in words */
};

enum chart_line_kind {
	CHART_MEAN,
	CHART_UPPER,
	CHART_LOWER,
	CHART_TARGET,
	CHART_MEDIAN,
	CHART_LINE_COUNT
};

struct chart_segment {
	int from, to;  /* both included */
	double value;  /* not finite: not drawn */
	bool extended; /* no point of these months made it: drawn broken */
};

struct chart_line {
	const struct chart_segment *items; /* in order, without overlap */
	size_t count;
	const char *label; /* at its right end, "upper limit"; NULL: none */
};

struct chart_event {
	int x;
	const char *label; /* or NULL */
	bool main;	   /* the break: a line through the chart; others only stand on the axis */
	bool inferred;	   /* its date is worked out: "Jan 2023?" where it is told */
};

/* The icons of Making Data Count, as badges ("[H+]") and in the SVG as shapes. */
enum chart_variation {
	CHART_VARIATION_NONE, /* no icon */
	CHART_VARIATION_COMMON,
	CHART_VARIATION_IMPROVEMENT_HIGH,
	CHART_VARIATION_IMPROVEMENT_LOW,
	CHART_VARIATION_CONCERN_HIGH,
	CHART_VARIATION_CONCERN_LOW,
	CHART_VARIATION_NEUTRAL_HIGH,
	CHART_VARIATION_NEUTRAL_LOW,
	CHART_VARIATION_COUNT
};
enum chart_assurance {
	CHART_ASSURANCE_NONE,
	CHART_ASSURANCE_PASS,
	CHART_ASSURANCE_FAIL,
	CHART_ASSURANCE_INCONSISTENT,
	CHART_ASSURANCE_COUNT
};
/* "[H+]" … and what they say in words; "" for none. */
extern const char *const chart_variation_badges[CHART_VARIATION_COUNT];
extern const char *const chart_variation_words[CHART_VARIATION_COUNT];
extern const char *const chart_assurance_badges[CHART_ASSURANCE_COUNT];
extern const char *const chart_assurance_words[CHART_ASSURANCE_COUNT];

enum chart_axis { CHART_BY_MONTH, CHART_BY_LABEL };

enum { CHART_NO_CURSOR = -1, CHART_DECIMALS_AUTO = -1 };

/* Everything is borrowed; NULL texts are left out. */
struct chart {
	const char *title;    /* measure and organisation; the SVG adds the first month */
	const char *brief;    /* instead where that does not fit: "RF4 A&E type 1, attendances" */
	const char *method;   /* beside it: "XmR, limits frozen" */
	const char *subtitle; /* "break Jan 2023, month chosen by you" */
	const char *counts;   /* beside that: points before and after, "19 | 34" */
	enum chart_variation variation;
	enum chart_assurance assurance;
	enum chart_axis axis;
	const struct chart_point *points; /* x rising, each once */
	size_t point_count;
	struct chart_line lines[CHART_LINE_COUNT];
	const struct chart_event *events;
	size_t event_count;
	const int *rebases; /* x, rising, at which limits begin anew: for the SVG alone */
	size_t rebase_count;
	bool joined;	     /* lines go on over them: likewise */
	const char *unit;    /* "attendances", "%"; said once, never at a number of the axis */
	int decimals;	     /* of the numbers, or CHART_DECIMALS_AUTO */
	int cursor;	     /* of points, or CHART_NO_CURSOR: what is scrolled to */
	bool legend;	     /* the signs that occur, in words, below the months */
	const char *caption; /* what to mind: "trial limits: fewer than 13 points" */
	const char *source;  /* the whole line: "Source: NHS England …" */
};

/*
 * Draws into rect at the grid's level, leaving out what there is no room for: first the line's
 * labels, then the numbers, then title and months. Where even one cell a month is too much, the
 * months around the cursor, else the last ones, with < and > where it goes on. The grid's cursor is
 * not touched (chart_place()).
 */
void chart_draw(const struct chart *chart, struct grid *grid, struct rect rect);

/* How the months of a chart would be laid out in rect. */
struct chart_columns {
	int cells; /* a month; 0: nothing to draw */
	int first; /* x of the first month shown */
	int count; /* months shown */
	int total; /* months there are, from the first point to the last */
};
struct chart_columns chart_columns(const struct chart *chart, struct grid *grid, struct rect rect);

/* The point drawn nearest to that column of the plot or its axis; -1 where that is neither. */
int chart_point_at(
	const struct chart *chart, struct grid *grid, struct rect rect, int row, int column);

/* Where a point is drawn (a missing one: on the axis); false where it is not shown. */
bool chart_place(const struct chart *chart, struct grid *grid, struct rect rect, size_t point,
	int *row, int *column);

#endif
