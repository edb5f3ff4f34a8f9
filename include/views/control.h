/* A control chart of one official series as a pane: what is asked of it, as text that a page can be
 * about, and what was computed. */
#ifndef VIEWS_CONTROL_H
#define VIEWS_CONTROL_H

#include <stdbool.h>
#include <stddef.h>

#include "base/error.h"
#include "base/memory.h"
#include "base/string_buffer.h"
#include "model/collection.h"
#include "store/store.h"
#include "views/study.h"
#include "views/view.h"

enum { CONTROL_EVERY_MONTH = 0, CONTROL_BETTER_OWN = -1 };

struct control_ask {
	const char *who, *measure, *function; /* code, id, code; function NULL: all */
	const char *event;		      /* id of the event of the break; or NULL */
	const char *metric;		      /* id of the claim to lay beside it; or NULL: any */
	int month;			      /* of the break; MONTH_NONE: there is none */
	bool chosen;			      /* by the reader, not by the event's own date */
	int origin; /* where the break was before it was moved off what the claim is of; MONTH_NONE:
		       it was not */
	bool rebased;
	enum study_kind kind;
	enum xmr_rules rules;
	enum study_per per;
	int better;    /* enum better, or CONTROL_BETTER_OWN: the measure's */
	double target; /* NAN: the standard in force */
	bool no_target;
	bool no_screen, short_trend; /* these, gaps and fix: see struct study_options */
	enum xmr_gaps gaps;
	size_t fix;
	int transition;
	enum interrupted_harmonics harmonics;
	enum interrupted_method method;
	int from, to;	    /* from MONTH_NONE: the months in one piece with the break;
			       CONTROL_EVERY_MONTH: all; to MONTH_NONE: the last */
	size_t comparison;  /* this would be the so manieth; 0: not said */
	size_t comparisons; /* of so many made */
	size_t line;	    /* of the words, the first that is shown */
};

struct control_ask control_ask_new(void);
/* "?who=RF4;measure=…": what the pane is about. */
const char *control_ask_print(struct arena *arena, const struct control_ask *ask);
/* Of what is not there or is damaged, as control_ask_new() has it. */
struct control_ask control_ask_parse(struct arena *arena, const char *text);
bool control_ask_is(const char *text);
/* The part of it that makes it another test: the series, the break, the months and the method. */
const char *control_ask_test(struct arena *arena, const struct control_ask *ask);
/* Whether both ask for the same test, however it is drawn. */
bool control_ask_same_test(const struct control_ask *a, const struct control_ask *b);

struct control {
	struct control_ask ask;
	struct series series;
	struct study_data data;
	struct study study;
	const struct event *event;  /* of the break; or NULL */
	const struct event *events; /* of the organisation with this code */
	size_t event_count;
	bool compared; /* "Others" has been asked for */
	size_t line;   /* first line of the words that is shown */
};

/* Looks up and computes, but does not compare with others. */
bool control_compute(struct store *store, struct arena *arena, const struct control_ask *ask,
	struct control *out, struct error *error);

/* Whether the ranks are still to be computed; and computing them, which may take a while: where
 * pause is taken on the way they still are. */
bool control_waits(const struct view *view);
bool control_compare(
	struct view *view, struct store *store, struct placebo_pause *pause, struct error *error);
/* They are not computed any more, which is said. */
void control_stop(struct view *view);
/* Takes the ranks that the same test had when it was drawn in another way. */
void control_take_ranks(
	struct view *view, const struct study_rank *providers, const struct study_rank *dates);

/* What a view of the class control_chart has computed; NULL: nothing. */
const struct control *control_of(const struct view *view);

/* The words under or beside the chart, as they are drawn in rect, so many lines down or up; or so
 * many times what is shown. */
void control_scroll(struct view *view, struct grid *grid, struct rect rect, long lines, long pages);

/* The month of the nearest event of the provider before or after the break (of none: before the
 * end or after the begin); MONTH_NONE where there is none. *id is its id. */
int control_event_beside(const struct control *control, int step, const char **id);

/* What was found, to be pasted: question, words, whose figures, and the command that repeats it. */
void control_quote(const struct control *control, struct string_buffer *out);
/* Whether the break was moved off the month of its event, or the one chosen for it. */
bool control_moved(const struct control_ask *ask);
/* "concordat test RF4 ae.type1.attendances --event e-reach@2023-01". */
void control_command(const struct control *control, struct string_buffer *out);

#endif
