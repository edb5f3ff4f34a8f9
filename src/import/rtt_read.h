/* All rows of an extract, read by two threads. */
#ifndef IMPORT_RTT_READ_H
#define IMPORT_RTT_READ_H

#include "rtt_rows.h"

enum { READERS = 2 };

/* Begin with zeroes; extract.careful and block_size may be set, for tests. */
struct reading {
	struct extract extract;
	size_t block_size; /* 0: as it is fastest */
	struct row_reader readers[READERS];
	struct blocks *blocks;
	struct source *source;
	uint64_t dropped; /* rows left out after they were read */
	struct arena arena;
};

/* Reads and digests everything; problems of rows are told in the order of the file. Free it with
 * reading_end() either way. */
bool reading_run(struct reading *reading, struct source *source, struct error *error);
void reading_end(struct reading *reading);

/* Line (from 1) of a row, given its place. */
uint64_t reading_line(const struct reading *reading, uint32_t block, uint32_t line);

/* "line 12, column 14 (Total), byte 5012: text" as a problem of the source. */
bool reading_tell(
	const struct reading *reading, const struct row_problem *problem, struct error *error);

/* Of one whose row is not left out, with what is done about it. */
bool reading_tell_mended(const struct reading *reading, const struct row_problem *problem,
	const char *deed, struct error *error);

/* As reading_tell() of the first problem of all; false where there is none. */
bool reading_tell_first(const struct reading *reading, struct error *message);

#endif
