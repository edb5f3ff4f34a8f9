/* Taking records of a block apart: fields, and the counts in them. */
#ifndef IMPORT_RTT_FIELDS_H
#define IMPORT_RTT_FIELDS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct rtt_field {
	const char *text; /* without its quotes, trimmed; doubled quotes are still doubled */
	size_t size;
	const char *raw; /* where it begins */
	bool quoted;
};

#define RTT_NUL_WORDS "holds a NUL byte: the file is no text, or damaged"

enum field_fault {
	FIELD_FINE,
	FIELD_OPEN_QUOTE,
	FIELD_STRAY_QUOTE, /* inside a plain field, or something follows the closing one */
};

/* Keeps its memory from record to record; begin with zeroes, free fields at the end. */
struct rtt_record {
	struct rtt_field *fields;
	size_t count, capacity;
	char delimiter;		/* 0: a comma */
	const char *after;	/* behind its line end */
	uint32_t lines;		/* line ends in it, its own too */
	bool whole;		/* a line end closes it */
	enum field_fault fault; /* of the last field */
};

/*
 * Reads the record at text, which is before end (end[0] may be read). At most `most` fields; 0: all
 * up to the line end. With a limit, *after is behind the delimiter of the last one.
 */
void record_read(struct rtt_record *record, const char *text, const char *end, size_t most);

/* True where all of it is blank. */
bool record_blank(const struct rtt_record *record);

/* The first NUL of the record's fields, and which of them holds it; NULL where there is none. */
const char *record_find_nul(const struct rtt_record *record, size_t *field);

/* Copies a field's text with doubled quotes made single; cut at size - 1 bytes. */
void field_copy(const struct rtt_field *field, char *buffer, size_t size);

/* No cell of a month can have more: all of England has 7 million. Entries of rows have 25 bits. */
enum { COUNT_MOST = (1 << 25) - 1 };

/* "12", "1,234" and blank, which is 0; -1 for anything else. */
int64_t field_count(const struct rtt_field *field);

#endif
