/* A person's own file as lines of cells, and which columns are charted. */
#ifndef APP_STUDY_SHEET_H
#define APP_STUDY_SHEET_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/error.h"
#include "base/memory.h"

struct sheet_line {
	uint64_t line;	    /* in the file, from 1 */
	const char **cells; /* see sheet_cell() */
	size_t used;	    /* of them, up to the last that is not empty */
	size_t fields;	    /* there were, empty or not */
};
/* "" behind the last that is not empty: lines are not padded, for one long line among many short
 * ones would fill the memory. */
const char *sheet_cell(const struct sheet_line *line, size_t column);

struct study_sheet {
	struct sheet_line *lines; /* without heading and empty lines */
	size_t count, columns;
	const struct sheet_line *headings; /* or NULL */
	size_t date, value, denominator;   /* columns; value is the numerator of shares */
	bool shares;
	const char *value_heading, *denominator_heading; /* "" where there is none */
	char decimal;					 /* of its numbers */
};

/*
 * Columns are parted by tabs, semicolons or commas, as the first line has them that is not empty. A
 * first line without a date and a number is a heading. By it the columns date (or period, or month)
 * and value are taken, or numerator and denominator where shares are asked for or there is no
 * value; any others are ignored. Else the first column has the dates, and the values are the one
 * column of numbers; shares: the two. A comma is a decimal sign only between semicolons or tabs,
 * and where the values say so. Everything is in the arena.
 */
bool study_sheet_read(const char *text, size_t size, bool shares, struct arena *arena,
	struct study_sheet *out, struct error *error);

#endif
