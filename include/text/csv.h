/* Reading and writing CSV (RFC 4180), with places for error messages. */
#ifndef TEXT_CSV_H
#define TEXT_CSV_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/error.h"
#include "base/string_buffer.h"

struct csv_field {
	const char *text; /* NUL-terminated, unquoted; valid until the next record is read */
	size_t size;	  /* may hold NUL bytes: then strlen(text) < size */
	uint64_t byte;	  /* where the field begins in the input, from 0 */
	bool quoted;
};

struct csv_reader; /* long-lived */

/*
 * The reader pulls bytes through read(context, buffer, size), which returns how many it gave: 0 at
 * the end, -1 after setting error. delimiter: normally ','. A byte order mark is skipped.
 */
typedef int64_t csv_source(void *context, char *buffer, size_t size, struct error *error);
struct csv_reader *csv_open(csv_source *read, void *context, char delimiter);
void csv_close(struct csv_reader *reader);

/* A source that reads from memory: context is a struct csv_bytes. */
struct csv_bytes {
	const char *bytes;
	size_t size;
};
csv_source csv_read_bytes;

enum csv_result {
	CSV_RECORD,
	CSV_END,
	/*
	 * message has line, column (the field, from 1) and byte: an open quote, a quote inside a
	 * plain field, a record over 64 MiB or 16384 fields … The reader must not be read again.
	 */
	CSV_ERROR,
};

/* One record. Line ends LF, CRLF and CR; an empty line is a record of one empty field. fields stay
 * valid until the next call. */
enum csv_result csv_read(
	struct csv_reader *reader, struct csv_field **fields, size_t *count, struct error *error);

/* Line (from 1) on which the record last read begins. */
uint64_t csv_line(const struct csv_reader *reader);

/* Appends one field, quoted where it needs to be. */
void csv_write_field(struct string_buffer *out, const char *text);

#endif
