/* Whether the last month of a cancer extract has what those before it have: one that is cut off at
 * the end of a line looks whole. */
#ifndef IMPORT_CANCER_SECTIONS_H
#define IMPORT_CANCER_SECTIONS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/string_buffer.h"
#include "harvest.h"

/* Standards, and the stages or routes of each, as the file lays them out one behind another. */
struct cancer_section {
	const char *standard, *route; /* route "": all of the standard */
	double *patients;	      /* by month of the harvest */
	size_t months;
};

enum { CANCER_SECTIONS_MOST = 64 }; /* a file of more has none that can be compared */

/* Begin with zeroes. */
struct cancer_sections {
	struct cancer_section items[CANCER_SECTIONS_MOST];
	size_t count;
};

/* A row; its texts are copied into the harvest. Patients not known are NAN. */
void cancer_sections_add(struct cancer_sections *sections, struct harvest *harvest,
	const char *standard, const char *route, size_t month, double patients);

/*
 * Appends what the last month lacks, or nothing: a standard that all other months have, or more
 * than half of the patients that the month before it has. *month: the last one, of the harvest.
 */
void cancer_sections_judge(const struct cancer_sections *sections, const struct harvest *harvest,
	size_t *month, struct string_buffer *lacks);

void cancer_sections_free(struct cancer_sections *sections);

#endif
