/* What the files of the Statistics view share: the rows as they are shown, and what is said around
 * them. */
#ifndef VIEWS_STATISTICS_H
#define VIEWS_STATISTICS_H

#include "draw/sparkline.h"
#include "official_ask.h"
#include "store/load_official.h"
#include "table.h"
#include "views/view.h"

enum { STATISTICS_HEADS = 5, STATISTICS_FEET = 2, STATISTICS_WORDINGS = 5 };

struct statistics_line {
	const struct summary_row *row;
	const char *name, *brief; /* brief: where there is room for 18 cells only */
	const char *code, *sector, *count, *value, *change, *rank; /* " ": nothing to show */
	double changed;						   /* as figure_change() has it */
	const struct sparkline_place *places;
};

struct statistics {
	struct official_asked asked;
	struct summary summary;
	const struct statistics_line *heads; /* England, NHS trusts, others */
	size_t head_count;
	const char *function; /* "all functions" */
	const char *standard; /* "standard 92 %", or NULL */
	/* Of each line, the longest wording first; NULL: there is none, or no shorter one. */
	const char *foot[STATISTICS_FEET][STATISTICS_WORDINGS];
	double total_with_estimates; /* pathways behind summary.with_estimates; NAN */
};

/* src/views/statistics_words.c */
void statistics_say_around(struct statistics *statistics, struct arena *arena);
void statistics_subject(const struct view *view, struct string_buffer *out);
void statistics_title(
	const struct view *view, struct string_buffer *left, struct string_buffer *right);
void statistics_plain_head(const struct view *view, struct string_buffer *out);
void statistics_plain_row(
	const struct view *view, const struct view_row *row, struct string_buffer *out);
void statistics_status(
	const struct view *view, const struct view_row *row, int line, struct string_buffer *out);

/* src/views/statistics_draw.c */
void statistics_draw_head(const struct view *view, struct grid *grid, struct rect rect);
void statistics_draw_foot(const struct view *view, struct grid *grid, struct rect rect);
void statistics_draw_row(
	const struct view *view, const struct view_row *row, struct grid *grid, struct rect rect);

/* In the order of the sorts of the class. */
enum statistics_sort {
	SORT_VALUE,
	SORT_CHANGE,
	SORT_NAME,
	SORT_CODE,
	SORT_COUNT,
	SORT_RANK,
};

#endif
