/* One of our own tables, read row by row from its file, however long it is. */
#ifndef IMPORT_SHEET_H
#define IMPORT_SHEET_H

#include <stdbool.h>
#include <stddef.h>

#include "base/error.h"
#include "text/csv.h"

enum { SHEET_COLUMNS_MOST = 12 };

struct sheet {
	const char *name; /* "waits.csv" */
	const char *const *columns;
	int file;
	struct csv_reader *reader;
	struct csv_field *fields;
	size_t count;
	size_t places[SHEET_COLUMNS_MOST];     /* of each column in the file */
	const char *cells[SHEET_COLUMNS_MOST]; /* of the row in hand, "" where blank */
	bool more;			       /* there is a row in hand */
};

/* The heading must have all columns and no other, in any order. Closed in any case. */
bool sheet_open(struct sheet *sheet, const char *folder, const char *name,
	const char *const *columns, struct error *error);
void sheet_close(struct sheet *sheet);
/* The next row, unless more is false then. */
bool sheet_next(struct sheet *sheet, struct error *error);

/* "waits.csv: line 3, column 4 (month): …"; returns false. */
bool sheet_fail(const struct sheet *sheet, size_t column, struct error *error, const char *format,
	...) __attribute__((format(printf, 4, 5)));

/* A whole number of at most 18 digits, or an error. */
bool sheet_number(const struct sheet *sheet, size_t column, int64_t *out, struct error *error);
/* A month, or an error. */
bool sheet_month(const struct sheet *sheet, size_t column, int *out, struct error *error);

#endif
