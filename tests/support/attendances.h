/* The 428 series of monthly A&E attendances that the analysis is tested and timed with. */
#ifndef TESTS_SUPPORT_ATTENDANCES_H
#define TESTS_SUPPORT_ATTENDANCES_H

#include <stddef.h>

#include "base/memory.h"

struct attendances {
	const char *organisation, *type; /* "1", "2", "other" */
	size_t count;			 /* months with a value; missing ones are left out */
	int *months;			 /* numbers of model/month.h */
	double *attendances, *breaches, *breach_share; /* the last in per cent */
};

/* Reads tests/analysis/golden/attendances.csv, which says where the figures are from. */
struct attendances *attendances_read(struct arena *arena, size_t *count);

#endif
