/* A whole CSV file of the source folder in memory, for the numbers tests compare with. */
#ifndef TESTS_SUPPORT_CSV_ROWS_H
#define TESTS_SUPPORT_CSV_ROWS_H

#include <stddef.h>

#include "base/memory.h"

struct csv_row {
	const char **fields;
	size_t count;
};

struct csv_rows {
	struct csv_row *rows;
	size_t count;
};

/* path is relative to the source folder ($CONCORDAT_SOURCE or "."). Ends the program, saying why,
 * where it cannot be read. */
struct csv_rows csv_rows_read(struct arena *arena, const char *path);

/* Field as a number; "nan" is NAN. */
double csv_row_number(const struct csv_row *row, size_t field);

#endif
