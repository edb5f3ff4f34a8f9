/* The cells of a row of A&E, and what the totals beside and below them say of those that are
 * missing. */
#ifndef IMPORT_AE_CELLS_H
#define IMPORT_AE_CELLS_H

#include <stdbool.h>
#include <stddef.h>

#include "ae_figures.h"
#include "table.h"

/* Figures that a file may have; those of one type stand together. */
enum ae_cell {
	ATTENDANCES,
	WITHIN = ATTENDANCES + AE_TYPES, /* four hours, of the workbook, as its totals are */
	OVER = WITHIN + AE_TYPES,
	BOOKED = OVER + AE_TYPES,
	BOOKED_OVER = BOOKED + AE_TYPES,
	ADMISSIONS = BOOKED_OVER + AE_TYPES,
	ELSEWHERE = ADMISSIONS + AE_TYPES,
	DTA_4_TO_12, /* of the CSV */
	DTA_OVER_4,  /* of the workbook: those over 12 hours too */
	DTA_OVER_12,
	ALL_ATTENDANCES,
	ALL_WITHIN,
	ALL_OVER,
	ALL_ADMISSIONS,	 /* through A&E */
	EVERY_ADMISSION, /* others too */
	SHARE_OF_ALL,	 /* within four hours */
	SHARE,		 /* by type */
	CELLS = SHARE + AE_TYPES,
	COUNTS = SHARE_OF_ALL,
};

struct ae_cells {
	double values[CELLS];	/* NAN: why says so; shares from 0 to 1 */
	const char *why[CELLS]; /* static strings */
};

/* Of the row in hand; columns may be TABLE_NONE. A share that is no number is none. */
bool ae_cells_read(const struct table *table, const size_t columns[CELLS], struct ae_cells *out,
	struct error *error);

/*
 * Totals of the row in hand are held against what they are the sum of. What is missing there is 0
 * where the sum without it is the total already, unless something was suppressed.
 */
bool ae_cells_settle(const struct table *table, const size_t columns[CELLS], struct ae_cells *cells,
	struct error *error);

/*
 * proven: columns in which the rows add up to the file's total without those that are missing. They
 * are 0 then; but not where the provider submitted no attendances, and none over four hours where
 * it has attendances and no other over four hours: those were not reported, and no total counts
 * them.
 */
void ae_cells_prove(struct ae_cells *cells, const bool proven[COUNTS]);

#endif
