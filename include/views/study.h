/* A series before and after a date: control or run chart, regression, plain differences and ranks,
 * as a chart to draw and in words. */
#ifndef VIEWS_STUDY_H
#define VIEWS_STUDY_H

#include <stdbool.h>
#include <stddef.h>

#include "analysis/before_after.h"
#include "analysis/interrupted.h"
#include "analysis/placebo.h"
#include "analysis/run_chart.h"
#include "analysis/xmr.h"
#include "base/error.h"
#include "base/memory.h"
#include "base/string_buffer.h"
#include "draw/chart.h"
#include "model/collection.h"
#include "model/date.h"
#include "model/series.h"
#include "store/store.h"

enum study_kind { STUDY_XMR, STUDY_RUN, STUDY_I, STUDY_P, STUDY_P_PRIME, STUDY_KIND_COUNT };
extern const char *const study_kind_names[]; /* "xmr", "run", "i", "p", "pp", NULL */
extern const char *const study_kind_words[]; /* "XmR", "run chart" … */

/* Counts over a month can be charted per day of it; a working day is Monday to Friday less
 * the bank holidays of England and Wales: the eight of every year by their rules (as they are since
 * 1978), and those proclaimed for one year, to 2023. */
enum study_per { STUDY_PER_MONTH, STUDY_PER_DAY, STUDY_PER_WORKING_DAY };
extern const char *const study_per_names[]; /* "month", "day", "working-day", NULL */
int study_working_days(int month);

struct study_row {
	int month;
	long day;	   /* since 1 January 1970; a month's is its first */
	const char *label; /* its place on the axis where rows are no months; else NULL */
	double value;	   /* NAN: missing */
	double numerator, denominator; /* of shares; NAN where there is none */
	const char *why;	       /* why it is missing; or NULL */
	bool returned;	  /* after a gap and very different: probably recorded differently */
	const char *note; /* of a group: who is not in it this month; or NULL */
};

/* What is studied. Everything is borrowed. */
struct study_data {
	struct measure measure; /* of a person's own file: name, unit, better and flow alone */
	const char *function, *function_name; /* code and name; NULL: all */
	struct who who;			      /* of a person's own file: name alone */
	const char *whose; /* shorter, for titles: "BHRUT (RF4)", see study_whose(); or NULL */
	bool own;	   /* a person's own file */
	bool monthly; /* a row for every month from the first to the last; else by label, and there
			 is no regression */
	const struct study_row *rows;
	size_t count;
	int loaded_first, loaded_last; /* months with a figure, also where rows are fewer; both 0:
					  as the rows */
	const char *source;	       /* said under the chart; or NULL */
	const char *note;	       /* what to mind of the rows; or NULL */
};

/* Months without a figure at either end are left out. */
void study_data_of(struct arena *arena, const struct series *series, struct study_data *out);

/*
 * Of official figures: limits and lines drawn through years without a month say nothing of either
 * side. Keeps the months in one piece with that month (MONTH_NONE: with the last), parted from the
 * rest by 6 or more missing in a row, where 12 with a figure remain on that side; the note says
 * which are left out and why.
 */
void study_keep_piece(struct arena *arena, int month, struct study_data *data);
/* The months asked for instead; MONTH_NONE: no bound. */
void study_keep_months(int from, int to, struct study_data *data);
/* The same piece of bare values, NAN where missing, with row `row` (count: the last). */
struct study_span {
	size_t first, count;
};
struct study_span study_piece(const double *values, size_t count, size_t row);

/* One more sentence to mind. */
void study_note(struct arena *arena, struct study_data *data, const char *sentence);

/* The row of that month, or data->count. */
size_t study_row_of(const struct study_data *data, int month);

/* A claim of a change, in the unit of the measure, a month's worth. */
struct study_claim {
	const char *metric; /* its id; NULL: the reader's own */
	const char *text;   /* "25 people a day", as printed */
	double low, high;   /* every reading of it; infinite for a bound */
	bool relative;	    /* low and high are per cent of the level without the break */
	bool elsewhere;	    /* not claimed of this break: told, but no verdict is given on it */
	const char *of;	    /* the partnership that it is claimed of, short; or NULL */
	const char *partnership, *organisation; /* ids: of that, and of whose series it is */
};

/* Another event of the provider, on the axis. */
struct study_event {
	int month;
	const char *label;
	bool inferred; /* the month is worked out, not printed */
};

/* Start from study_options_for(). Arrays are borrowed. */
struct study_options {
	enum study_kind kind;
	enum xmr_rules rules;
	enum better better; /* what is an improvement */
	double target;	    /* NAN: the standard in force, where there is one */
	bool no_target;
	int break_month;	 /* the first month after; MONTH_NONE: no break */
	size_t break_row;	 /* of rows that are no months: the first after; 0: no break */
	bool month_chosen;	 /* by the reader: every result says so */
	const char *event;	 /* what happened, briefly; or NULL */
	const char *event_date;	 /* where the month was chosen: "undated", "2008"; or NULL */
	bool date_inferred;	 /* the event's month is worked out, not printed: "Jan 2023?" */
	const char *break_given; /* rows that are no months: the day asked for; or NULL */
	bool rebased;		 /* at the break; else limits are frozen before it and extended */
	const size_t *rebases;	 /* rows at which limits begin anew */
	size_t rebase_count;
	size_t fix; /* limits from so many rows of each group; 0: all, or those before the break */
	bool no_screen;
	bool short_trend; /* of 6 points, by the rules of Making Data Count alone */
	enum xmr_gaps gaps;
	enum study_per per;
	enum monthly_event_month event_month;
	int transition; /* 0 to 3 */
	struct interrupted_options interrupted;
	const struct study_claim *claim; /* or NULL */
	const struct study_event *events;
	size_t event_count;
	size_t comparison;  /* this is the so manieth since the program started; 0: not said */
	size_t comparisons; /* of so many different ones; 0, or comparison: it is the last */
};
/* XmR by NHSRplotthedots' rules, better as the measure has it, no break. */
struct study_options study_options_for(const struct study_data *data);

/* How the signals of an XmR chart are found. */
enum xmr_direction study_direction(enum better better);
size_t study_trend(const struct study_options *options);
/* Whether large moving ranges are left out of the limits, unless that is switched off. */
bool study_screens(enum study_kind kind, enum xmr_rules rules);

/* Whether the measure has what a kind or a unit of time needs; *why, in words, where not. */
bool study_kind_fits(const struct study_data *data, enum study_kind kind, const char **why);
bool study_per_fits(const struct study_data *data, enum study_per per, const char **why);

/* One thing the series says. "Level", "Claim", "Others", "Runs", "Series", "Mind", "Slope",
 * "Means", "Dates". */
struct study_line {
	const char *label;
	const char *text; /* one paragraph, in UTF-8 */
};

/* The rank of a level change; why, in words, where it could not be had. */
struct study_rank {
	bool known;
	struct placebo_rank rank;
	size_t step;	 /* of dates: every so manieth month was tried; 1: all */
	const char *why; /* NULL before it was asked for */
};

/* What was computed. All of it is in the arena, or borrowed from data and options. */
struct study {
	struct study_data data;
	struct study_options options;
	bool has_break;
	size_t break_row;     /* first row after, or count */
	const double *values; /* as charted: per day where asked for */

	struct xmr xmr;	      /* kind XmR */
	struct run_chart run; /* other kinds; shares as per cent in `chart` alone */
	bool frozen;	      /* limits of the group with the break come from the rows before it */
	const char *limits_note; /* why they do not, or why they are weak; or NULL */

	bool has_fit;
	struct interrupted fit;
	const char *fit_refused; /* in words; NULL where there is no break */
	bool has_differences;
	struct before_after differences;
	const char *differences_refused;
	const char *no_verdict;		  /* why none may be given, after "No verdict: "; or NULL */
	enum claim_outcome claim_outcome; /* unknown too where no verdict may be given */
	double claim_low, claim_high;	  /* in the unit charted; NAN without one */

	struct study_rank providers, dates; /* by study_compare() */

	struct chart chart; /* ready to draw; the cursor may be set in it */

	const char *question;	/* "Changed after January 2023?"; NULL without a break */
	const char *comparison; /* "1st comparison", "1st of 3 comparisons"; NULL where nothing is
				   tested */
	const struct study_line
		*lines; /* top down as they are read; without a break only Runs, Series, Mind */
	size_t line_count;

	/* Private. */
	const bool *begins;	  /* rows at which limits begin anew */
	const size_t *limit_end;  /* of each row: after the last that its limits rest on */
	const bool *limits_shown; /* of each row: its group has points enough for them */
	double least, most;	  /* of values */
};

/* Chart, and where there is a break, regression, differences and words. Fails, in words, where
 * nothing can be charted. */
bool study_compute(struct arena *arena, const struct study_data *data,
	const struct study_options *options, struct study *out, struct error *error);

/* The ranks, into study and its lines: of the provider among all that the store has, and of the
 * break among the series' own months. store NULL: the latter alone. This takes a while; pause,
 * which may be NULL, is asked on the way: where it is taken, study is as it was. */
bool study_compare(struct arena *arena, struct store *store, struct study *study,
	struct placebo_pause *pause, struct error *error);

/*
 * A point in words: "Feb 2023  10,592  ▽ below the limit; also 4th of 13 below the mean; a 28-day
 * month". First the signal that flagged it, then the others it meets. grid: for the sign; NULL:
 * without one.
 */
void study_point_words(
	const struct study *study, const struct grid *grid, size_t row, struct string_buffer *out);
/* In words so short that value and rules fit in 80 cells; with the sign of the box level, for
 * whoever fits signs to a grid later. */
void study_point_signed(const struct study *study, size_t row, struct string_buffer *out);

/* The chart for paper: with counts, rebases and refusals in full. */
void study_svg(const struct study *study, struct string_buffer *out);

/* A value, or a change of it with its sign, as the chart has it: "10,592", "−856". */
void study_value(const struct study *study, double value, char buffer[32]);
void study_change(const struct study *study, double value, char buffer[32]);
/* What follows a change: " a month", " a day", " points", " weeks", " pathways". */
const char *study_change_unit(const struct study *study);

/* The target in force at a row, NAN where there is none; *words says which it is. */
double study_target_at(const struct study *study, size_t row, const char **words);

/* --- with the collection ------------------------------------------------------------------- */

/* "BHRUT (RF4)": as lists call it: the collection's short name where the code is that provider's
 * own, else the files' name. */
bool study_whose(struct store *store, struct arena *arena, const struct who *who, const char **out,
	struct error *error);

/* The month of an event that is given no coarser than a month. False: the reader must give one. */
bool study_break_of(const struct date *date, int *month);

/* Claims of the collection about this measure of this provider. */
bool study_claims(struct store *store, struct arena *arena, const struct study_data *data,
	const struct study_claim **out, size_t *count, struct error *error);

/* Whether what a claim says can be laid beside a change of the measure: a share of something else
 * cannot. */
bool study_claim_fits(
	struct arena *arena, const struct measure *measure, const struct metric *metric);

/* A break that a claim is looked for at. */
struct study_claim_place {
	const char *event;  /* id; NULL: a month without one */
	const char *metric; /* id of the claim it was asked for from; NULL: from none */
	bool moved;	    /* off the month of the event, or the one chosen for it */
};
/*
 * The claim to lay beside a break: the one it was asked for from, where it can be, else the first.
 * It belongs to that break where the event is of its partnership and has the provider as a party,
 * or where the month was chosen for that claim; else *out is elsewhere. NULL: there is no claim
 * about the series.
 */
bool study_claim_at(struct store *store, struct arena *arena, const struct study_data *data,
	const struct study_claim_place *at, const struct study_claim **out, struct error *error);

/*
 * The months that an event can mean: its own, those of its year; of one without a date those
 * between the start of its partnership and what other sources date of it, as far as any is known.
 */
struct study_months {
	int first, last;
};
bool study_months_of(struct store *store, struct arena *arena, const struct event *event,
	struct study_months *out, struct error *error);
/* By its own date alone; false, and every month, where it has none. */
bool study_months_dated(const struct event *event, struct study_months *out);
/* Refuses a month that is none of them, with one that is. */
bool study_check_month(struct store *store, struct arena *arena, const struct event *event,
	int month, struct error *error);
/* One of them, to give as an example. */
int study_example_month(const struct study_months *months);

/* Events of the organisation with this provider's code that are given to the month. */
bool study_events(struct store *store, struct arena *arena, const struct who *who,
	const struct study_event **out, size_t *count, struct error *error);

/* Whether 12 of the 24 months before and 12 of the 24 from it on have a figure, so that a test of
 * that month is worth offering; *words says which months there are. */
bool study_covers(
	struct arena *arena, const struct study_data *data, int month, const char **words);

#endif
