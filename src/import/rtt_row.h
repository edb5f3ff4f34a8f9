/* What the two ways of reading one row have in common. */
#ifndef IMPORT_RTT_ROW_H
#define IMPORT_RTT_ROW_H

#include "model/waits.h"
#include "rtt_rows.h"

struct row_place {
	uint64_t byte, block_byte;
	uint32_t block;
	uint32_t line; /* in the block; moved on by whoever reads a row */
};

/* Indexes in codes. */
struct row_commissioner {
	uint32_t index, plain;
	bool nonc; /* not English */
};

struct row_what {
	enum waits_part part;
	uint32_t function;
	bool is_total; /* C_999 */
};

struct row_words {
	uint32_t provider;
	struct row_commissioner commissioner;
	size_t account; /* in the reader's */
	struct row_what what;
};

struct row_counts {
	int64_t banded, unbanded;
	int64_t total, unknown, all; /* -1: blank, or no such column */
	bool has_all;
	uint64_t sum;
	size_t entries;
};

/*
 * What was read before, so that rows, which repeat it, need not look it up: the bytes of the row
 * before up to its part, and all commissioners, and parts with functions, by hash of their bytes.
 */
#ifdef FUZZING_BUILD_MODE_UNSAFE_FOR_PRODUCTION
enum { PIECES = 8 }; /* that they fall on one another is met sooner */
#else
enum { PIECES = 256 };
#endif
enum { WHO_BYTES_MOST = 2048, PIECE_BYTES_MOST = 236, PERIOD_MOST = 40 };

struct piece_memo {
	uint32_t size, lines; /* size 0: none */
	union {
		struct row_commissioner commissioner;
		struct row_what what;
	} is;
	char bytes[PIECE_BYTES_MOST];
};

struct row_memo {
	uint64_t weights[WAITS_BANDS_MOST + 1];
	char period[PERIOD_MOST]; /* a period that is the file's month */
	struct row_words words;	  /* of the row before; what is not */
	size_t provider_size;	  /* bytes of its first stage, of all up to its part; 0: none */
	size_t who_size;
	uint32_t provider_lines, who_lines;
	char who_bytes[WHO_BYTES_MOST];
	struct piece_memo commissioners[PIECES], whats[PIECES];
};

/* Of the row that reader->record has whole; column from 1, or 0. */
void rows_problem(struct row_reader *reader, const struct row_place *place, size_t column,
	const char *format, ...) __attribute__((format(printf, 4, 5)));

/* reader->record is a total of several providers: it says so where a provider stands, or nothing
 * but numbers stands in it. */
bool row_is_total(const struct row_reader *reader);

/*
 * From the fields of reader->record; first: the column of the first of them. Where there is a
 * problem it is added, unless place is NULL, and false returned. byte: of the row.
 */
bool row_find_provider(struct row_reader *reader, const struct row_place *place, uint64_t byte,
	uint32_t *provider);
bool row_find_commissioner(struct row_reader *reader, const struct row_place *place, size_t first,
	uint64_t byte, struct row_commissioner *commissioner);
bool row_find_what(struct row_reader *reader, const struct row_place *place, size_t first,
	uint64_t byte, struct row_what *what);

int row_check(int part, struct row_counts *counts);
void row_add(struct row_reader *reader, const struct row_place *place,
	const struct row_words *words, struct row_counts *counts);

/* NULL where the row is not as it should be, or only rarely is; else behind its line end. */
const char *row_read_fast(
	struct row_reader *reader, struct row_place *place, const char *at, const char *end);
const char *row_read_general(
	struct row_reader *reader, struct row_place *place, const char *at, const char *end);

static inline void row_put_entry(uint32_t *entries, struct row_counts *counts,
	const uint64_t *weights, int band, uint32_t count)
{
	uint32_t high = (uint32_t)band << ENTRY_BITS;

	entries[counts->entries++] = high | count;
	counts->banded += count;
	counts->sum += count * weights[band];
}

#endif
