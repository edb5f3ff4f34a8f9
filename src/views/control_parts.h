/* What the files of the control chart's pane share. */
#ifndef VIEWS_CONTROL_PARTS_H
#define VIEWS_CONTROL_PARTS_H

#include "views/control.h"

/* Where its parts stand; rows 0: not shown. */
struct control_places {
	struct rect chart, words;
	int rule;     /* the row over the words, or -1 */
	int column;   /* the vertical rule between chart and words, or -1 */
	size_t lines; /* of all words at that width */
	size_t first; /* shown, no further than the last ones */
};
struct control_places control_place(
	const struct control *control, struct grid *grid, struct rect rect);

/* The words, a paragraph each, as they are now: while the ranks are awaited, that is said. */
size_t control_paragraphs(const struct control *control, struct study_line out[12]);

/* Draws the words from line `first` on; returns how many lines all of them take. rows 0: counts. */
size_t control_draw_words(
	const struct control *control, struct grid *grid, struct rect rect, size_t first);

void control_title(
	const struct view *view, struct string_buffer *left, struct string_buffer *right);
void control_status(
	const struct view *view, const struct view_row *row, int line, struct string_buffer *out);
void control_plain_head(const struct view *view, struct string_buffer *out);
void control_plain_row(
	const struct view *view, const struct view_row *row, struct string_buffer *out);

#endif
