/* Widths of code points that do not take one cell; the table is in utf8_tables.c. */
#ifndef TEXT_UTF8_TABLES_H
#define TEXT_UTF8_TABLES_H

#include <stddef.h>
#include <stdint.h>

struct utf8_range {
	int32_t first;
	int32_t last;
	int width; /* -1, 0 or 2, as utf8_width() gives it */
};

/* In order, without overlaps. */
extern const struct utf8_range utf8_ranges[];
extern const size_t utf8_range_count;

#endif
