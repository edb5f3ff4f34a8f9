/* What the panes of events share: the sign of an event, its name, and what is said of it in words.
 */
#ifndef VIEWS_EVENT_PARTS_H
#define VIEWS_EVENT_PARTS_H

#include <stdbool.h>

#include "base/string_buffer.h"
#include "draw/grid.h"
#include "model/collection.h"
#include "views/view.h"

/* How far a date reaches, as its source has it. */
enum event_reach {
	REACH_POINT,	  /* a day, a month, a year, a season */
	REACH_SPAN,	  /* from a start to an end */
	REACH_OPEN_END,	  /* since a start: no end is said */
	REACH_OPEN_START, /* before a year */
	REACH_DEADLINE,	  /* by a year: due, not seen to happen */
	REACH_NONE,	  /* no year is said */
};
enum event_reach event_reach(const struct date *date);

/* Not yet a fact when it was written down: planned, or a target. */
bool event_is_ahead(const struct event *event);

/* The row's item is an event; facets are filled. */
struct view_row event_row(const struct event *event);

/* False where the date has no sign ("before 2004"). A difference comes before everything else. */
bool event_glyph(const struct event *event, enum glyph *glyph);

/* The short name; "planned: " or "target: " before it where it is ahead, and its dossier where that
 * is another than the founding one. */
void event_name(const struct event *event, struct string_buffer *out);

enum {
	EVENT_DATE_CELLS = 12,
	EVENT_NAME = EVENT_DATE_CELLS + 2 /* where the name begins, from the date */
};

/* Lines an event takes: a narrow pane has the name under the date, for a date that is cut says
 * something else. */
int event_lines(int width);

/* Date, sign and at most name_cells of the name, the date at this column of rect. */
void event_draw(
	const struct event *event, struct grid *grid, struct rect rect, int column, int name_cells);

/* "2004: MRI delivered at North Tyneside; Northumbria MRI; differs: 1 (HSJ award 24)" */
void event_plain_row(const struct event *event, struct string_buffer *out);

/* The whole name, the printed wording of its date, how that was worked out, where it is said. */
void event_status(const struct event *event, struct string_buffer *out);

#endif
