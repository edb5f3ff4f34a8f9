/* What is wrong with a dossier: where, what, and what to write instead. */
#ifndef IMPORT_PROBLEMS_H
#define IMPORT_PROBLEMS_H

#include <stddef.h>
#include <stdint.h>

#include "import/dossier.h"
#include "model/dossier_table.h"

enum {
	PROBLEMS_SHOWN = 20,
};

struct place {
	const char *file;   /* "metrics.csv" */
	uint64_t line;	    /* from 1 */
	size_t field;	    /* number of the field in its line, from 1 */
	const char *column; /* its name */
};

/* Adds "metrics.csv:12:5: bound: " and the rest; what is over PROBLEMS_SHOWN is only counted. */
void problems_add(struct dossier_report *report, const struct place *place, const char *format, ...)
	__attribute__((format(printf, 3, 4)));

/* Adds the line that says how many more there are. */
void problems_end(struct dossier_report *report);

/* The candidate that is spelt most like text, or NULL where none is near. Candidates end with NULL.
 */
const char *problems_nearest(const char *text, const char *const *candidates);

/* One candidate more: *best begins as NULL, *distance as one more than the edits that are allowed
 * (at most 9). */
void problems_consider(
	const char *text, const char *candidate, const char **best, size_t *distance);

/* What *distance begins as for a word of a short list: as many edits as half of its letters. */
size_t problems_distance(const char *text);

#endif
