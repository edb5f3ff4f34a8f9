/* The steps in which a study is computed, in their order; each fills its part of struct study. */
#ifndef VIEWS_STUDY_PARTS_H
#define VIEWS_STUDY_PARTS_H

#include "views/study.h"

/* Row by row, what is charted. */
const double *study_values_per(
	struct arena *arena, const struct study_data *data, enum study_per per);
/* A month's worth of a flow as it is charted: divided by the days of an average month. */
double study_month_as_per(const struct study *study, double value);

/* Limits and signals, by the kind of chart. */
bool study_limits(struct arena *arena, struct study *study, struct error *error);
/* The rows that limits begin anew at. */
bool study_is_rebase(const struct study *study, size_t row);
/* First row after those that the limits of the group with this row rest on; count: all of them. */
size_t study_limit_end(const struct study *study, size_t row);
/* Limits and icons of the group that the row stands in are shown: by Making Data Count's rules from
 * 13 points on. */
bool study_shows_limits(const struct study *study, size_t row);

/* Half a year or more without a figure, between two months that have one. */
enum { STUDY_HOLE = 6 };
struct study_hole {
	size_t before, after; /* rows with a figure on either side */
	int first, last;      /* months without one, which may have no rows */
};
/* The first such hole after row `from`. False: there is none. */
bool study_next_hole(const struct study *study, size_t from, struct study_hole *out);
/* It holds the break or lies beside it: a change may be of any of its months. */
bool study_hole_is_at_break(const struct study *study, const struct study_hole *hole);
/* "May 2019 to Jul 2020" */
const char *study_hole_name(struct arena *arena, const struct study_hole *hole);
/* "No figure from May 2019 to Jul 2020." of each; "" where there is none. */
void study_tell_holes(struct arena *arena, const struct study *study, struct string_buffer *out);

void study_test(struct arena *arena, struct study *study);
struct monthly_series study_monthly(struct arena *arena, const struct study *study);
struct monthly_break study_at(const struct study *study);

void study_draw(struct arena *arena, struct study *study);
void study_say(struct arena *arena, struct study *study);
/* Parts of it, in sentences: what to mind; season and likeness of neighbouring months, where no
 * regression says them; the rules of runs, where they apply. */
void study_tell_mind(struct arena *arena, const struct study *study, struct string_buffer *out);
void study_tell_pattern(struct arena *arena, const struct study *study, struct string_buffer *out);
void study_tell_runs(struct arena *arena, const struct study *study, struct string_buffer *out);

/* "Jan 2023", or the label of a row that is no month. */
const char *study_row_name(struct arena *arena, const struct study *study, size_t row);
const char *study_break_name(struct arena *arena, const struct study *study);
bool study_is_count(const struct study *study);

/* The run of points on one side of the centre line that this row is in; length 0: none. */
struct study_run {
	size_t first, length;
	int side;
};
struct study_run study_run_at(const struct study *study, size_t row);

#endif
