/* The icons of Making Data Count for every provider of a summary. */
#ifndef APP_SUMMARY_ICONS_H
#define APP_SUMMARY_ICONS_H

#include "official.h"

/*
 * `summary MEASURE --icons`: rows with value, target, variation and assurance, in the order asked
 * for, at most request->limit of them. The control chart is of all loaded months up to the
 * summary's. Frees the question; returns what main() does.
 */
int summary_icons(struct question *question, const struct summary *summary,
	const struct summary_row **rows, size_t count, const struct request *request,
	const char *title);

#endif
