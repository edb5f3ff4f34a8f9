/* Where everything on a page stands, from 1 by 1 cells up: numbers only, no drawing. */
#ifndef APP_LAYOUT_H
#define APP_LAYOUT_H

#include <stdbool.h>

#include "draw/grid.h"

enum pane_role {
	PANE_LIST,   /* left; the others follow its selected row */
	PANE_UPPER,  /* right above */
	PANE_LOWER,  /* right below */
	PANE_RECORD, /* right of all where there is room for a third column */
	PANE_COUNT
};

struct layout_request {
	int rows, columns;
	bool has[PANE_COUNT];
	bool zoomed;
	enum pane_role focus;
	enum pane_role right; /* which right pane to show where there is room for one only */
	int status_lines;     /* 1 or 2 */
	bool bare;	      /* no rule over the status */
	bool untitled;	      /* no rule over the panes */
	int upper_lines;      /* what the upper right pane has to say */
};

/* The title of a pane is set into the rule over it, one row above its rect. */
struct layout {
	bool too_small;	      /* nothing but one line fits */
	int tabs, keys, rule; /* their rows, or -1 */
	int status, status_lines;
	struct rect body;		    /* of all panes, without the rules over and under it */
	struct rect panes[PANE_COUNT];	    /* rows 0: not shown */
	int separators[2], separator_count; /* columns of the vertical rules */
};

enum {
	LAYOUT_ROWS = 5,
	LAYOUT_COLUMNS = 20, /* the smallest that is useful */
	LAYOUT_THREE_COLUMNS = 160,
};

struct layout layout_make(const struct layout_request *request);

/* True where this pane could be on the screen, now or with the focus on it. */
bool layout_offers(const struct layout_request *request, enum pane_role role);

#endif
