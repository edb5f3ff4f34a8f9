/* Pieces that several panes of this room share: bars of a pair, figures, evidence and citations in
 * words, lists. */
#ifndef VIEWS_PARTS_H
#define VIEWS_PARTS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/string_buffer.h"
#include "draw/grid.h"
#include "model/collection.h"
#include "views/view.h"

/* The name, with the dossier in words before it where that is not the founding one: "later: REACH
 * reaches BHRUT". */
void part_name(const char *dossier, const char *name, struct string_buffer *out);

/* "1 of 27"; with a filter "1 of 5, imaging"; in another order than the first "1 of 27, by name".
 */
void part_position(const struct view *view, struct string_buffer *out);

/* ", imaging, by name, last first": what part_position says after the count. */
void part_narrowing(const struct view *view, struct string_buffer *out);

/* Adds " · " between parts of a line: nothing where out is empty. */
void part_separate(struct string_buffer *out);

/* "target", "projection", "promised" for what is not a result, else NULL: said in words wherever
 * the figure stands. */
const char *part_claim_word(const struct metric *metric);

/* The value that stands for the metric where there is room for one: after, value, change, target,
 * comparator, before. NULL: it has none. */
const struct quantity *part_main_value(const struct metric *metric);

/* The figure as quantity_format gives it. */
void part_figure(const struct quantity *quantity, struct string_buffer *out);

/* "11,500", "target 13 days", "5,300 to 11,500" (both sides where there are two). */
void part_figures(const struct metric *metric, struct string_buffer *out);

/* The wording of the source in quotes, both sides where there are two: “5,300 scans per year in
 * 2004”; “11,500 scans per year in 2018”. */
void part_printed(const struct metric *metric, struct string_buffer *out);

/* The change between the two sides; nothing where there are none. brief: one number only. */
void part_change(const struct metric *metric, bool brief, struct string_buffer *out);

/* "dated yes · baseline yes · comparator no · by a party · repeated by another no" */
void part_evidence_words(const struct metric *metric, struct string_buffer *out);

/* "24" or "24–26"; with a name before it: "A 24–26". name NULL: the source's short name. */
void part_citation(const struct citation *citation, const char *name, struct string_buffer *out);
/* All of them, "; " between: "HSJ award 24–26; 9 parties 388". */
void part_citations(const struct citations *citations, struct string_buffer *out);

/* Two lines, one a side: label, figure, bar. */
struct part_pair {
	int label;   /* cells before the labels, from the left of the rect */
	int figures; /* cells for label and figure: the figure ends there, the bar begins two cells
			on; widened where a pair needs it */
	int bar;     /* cells of the longest bar */
	bool change; /* the change, brief, at the right edge of the second line, a cell free after
			it */
};

enum { PART_PAIR_LINES = 2 };

/* 2 where the metric has two sides to compare, else 0. */
int part_pair_lines(const struct metric *metric);
void part_draw_pair(const struct metric *metric, const struct part_pair *layout, struct grid *grid,
	struct rect rect);

#endif
