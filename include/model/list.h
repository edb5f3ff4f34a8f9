/* Cells that hold lists: "l-hexham; l-berwick", and citations: "d-001:392; d-001:413-415". */
#ifndef MODEL_LIST_H
#define MODEL_LIST_H

#include <stdbool.h>
#include <stddef.h>

struct list_item {
	const char *text; /* no NUL behind it */
	size_t size;	  /* spaces around it are no part; 0 where there is nothing between two
			     semicolons */
};

/* The next item; *rest begins as the whole text and moves on. False where there is none (left). */
bool list_next(const char **rest, struct list_item *item);

/* One citation: a source, ':' and a line, or its first and last. Lines are only looked at for being
 * numbers from 1. */
struct list_citation {
	struct list_item source;
	int first_line, last_line;
};
bool list_citation_parse(struct list_item item, struct list_citation *out);

#endif
