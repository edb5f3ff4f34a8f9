/* What the cells of a person's own file say: dates as people write them, numbers with either
 * decimal sign. */
#ifndef APP_STUDY_CELLS_H
#define APP_STUDY_CELLS_H

#include <stdbool.h>
#include <stdint.h>

#include "base/error.h"

/*
 * "2024-04-09", "2024/04/09", "20240409", "09/04/2024" and "9/4/24" (day first), "01-Jan-2024";
 * "2024-04", "04/2024", "Jan-24", "January 2024": a month alone, where *day is its first and
 * *month_only true. Years of two digits are 1970 to 2069. A time of day behind the date is not
 * looked at.
 */
bool study_date_parse(const char *text, long *day, int *month, bool *month_only);

/* "", "NA", "-" and the like: there is no figure. */
bool study_cell_is_missing(const char *text);

/* "12,194", "1 234.5", "95.2 %", "1.5e3"; decimal '.' or ','. *percent is set by the sign, else
 * left. */
bool study_cell_number(const char *text, char decimal, double *out, bool *percent);

/* A number by either decimal sign. */
bool study_cell_is_number(const char *text);

/* Which decimal sign the values of a file have; zero-initialise. Lines are from 1; 0: none. */
struct study_decimals {
	uint64_t point, comma, unclear; /* the first line with one of each kind */
	bool points_group; /* between semicolons a point may part thousands: to be set first */
	const char *point_text, *comma_text, *unclear_text; /* borrowed */
};

/* Takes note of a value. */
void study_decimals_see(struct study_decimals *seen, const char *text, uint64_t line);

/* Refuses values that contradict one another, or of which none says what "1,234" is. */
bool study_decimals_choose(const struct study_decimals *seen, char *decimal, struct error *error);

#endif
