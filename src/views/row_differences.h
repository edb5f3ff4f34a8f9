/* The differences a row stands in: what its sign is for and what `=` lists. */
#ifndef VIEWS_ROW_DIFFERENCES_H
#define VIEWS_ROW_DIFFERENCES_H

#include "store/load_records.h"

/* Whether the difference names the row, among other ids. */
bool difference_names(const struct difference *difference, const char *id);

/*
 * Whether it is one of this fact: it names the fact, or it is one of those of the fact's subject
 * and has a side that cites the fact's main lines and prints one of its figures.
 */
bool difference_has_fact(const struct difference *difference, const struct row *fact,
	const struct difference *of_subject, size_t of_subject_count);

/* As load_differences, but for a fact those that have it. */
bool row_differences(struct store *store, struct arena *arena, const char *about,
	const struct difference **out, size_t *count, struct error *error);

/* Whether two citations have a line in common. */
bool citations_overlap(const struct citation *a, const struct citation *b);

#endif
