/* One table, written as CSV, JSON, Markdown or aligned text. */
#ifndef TEXT_WRITER_H
#define TEXT_WRITER_H

#include <stdbool.h>
#include <stddef.h>

#include "base/string_buffer.h"
#include "text/charset.h"
#include "text/json.h"

enum writer_format {
	WRITER_TEXT, /* aligned columns, made safe for the reader's locale */
	WRITER_CSV,
	WRITER_JSON,
	WRITER_MARKDOWN,
};

/*
 * A table: begin, then rows of as many cells as there are headings, then end. A NULL cell is empty.
 * JSON is an array of objects named by the headings, numeric cells as numbers where JSON knows
 * them. All output is UTF-8; text and Markdown hold only what charset can show (CSV and JSON need
 * none).
 */
struct table_writer {
	enum writer_format format;
	const struct charset *charset;
	struct string_buffer *out;   /* text appears at the end, when the widths are known */
	const char *const *headings; /* borrowed until the end */
	const bool *numeric;	     /* right-aligned in text and Markdown; NULL = none */
	size_t columns;
	bool formulas_quoted;	    /* CSV: text cells that a spreadsheet would run get a leading
				       apostrophe */
	bool excel;		    /* CSV: byte order mark and CRLF */
	struct string_buffer cells; /* private */
	size_t rows;		    /* private */
};
void table_begin(struct table_writer *table);
void table_row(struct table_writer *table, const char *const *cells);
void table_end(struct table_writer *table);

#endif
