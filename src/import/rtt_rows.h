/* Rows of an extract, read and checked one by one, in a form that can be sorted and added up. */
#ifndef IMPORT_RTT_ROWS_H
#define IMPORT_RTT_ROWS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/memory.h"
#include "blocks.h"
#include "rtt_codes.h"
#include "rtt_layout.h"

/* Keys of rows, highest bits first: part 3, function 6, provider 16, commissioner's code 16, the
 * commissioner with its parent 16. */
enum {
	KEY_CODE_BITS = 16,
	KEY_FUNCTION_BITS = 6,
	KEY_PROVIDER_AT = 32,
	KEY_FUNCTION_AT = 48,
	KEY_PART_AT = 54,
};

struct row {
	uint64_t key;
	uint64_t sum; /* see rows_weight(); of the bands and the unbanded */
	uint64_t byte;
	uint32_t first; /* of its entries, in those of its reader */
	uint32_t unbanded;
	unsigned line : 24, reader : 8; /* line in its block, from 0 */
	unsigned block : 24, count : 8; /* count: of entries */
};

/* Entries are the bands that are not 0: band << 25 | count, which is at most COUNT_MOST. */
enum { ENTRY_BITS = 25 };

enum { PROBLEMS_KEPT = 20 };

struct row_problem {
	uint64_t byte;
	uint32_t block, line;
	size_t column; /* from 1; 0: the row as a whole */
	const char *text;
};

/* What all readers of a file share. */
struct extract {
	struct layout layout;
	struct codes codes;
	int month; /* MONTH_NONE until a row tells; with codes.lock held */
	bool keep_going;
	bool not_utf8; /* likewise */
	bool careful;  /* every row by the general way: for tests */
};

/* One thread's own; begin with zeroes and extract set. */
struct row_reader {
	struct extract *extract;
	unsigned number;
	struct row *rows;
	size_t row_count, row_capacity;
	uint32_t *entries;
	size_t entry_count, entry_capacity;
	struct row_problem problems[PROBLEMS_KEPT];
	size_t problem_count;
	struct arena arena; /* of the problems' texts */
	struct row_memo *memo;
	struct record record;
};

/*
 * Reads the rows of a block from the byte at `from`; false where it met a problem and shall not
 * keep going. Sets block->lines.
 */
bool rows_read(struct row_reader *reader, struct block *block, size_t from);

void rows_free(struct row_reader *reader);

/*
 * Odd random numbers for each band and the unbanded (index WAITS_BANDS_MOST): row sums weighted by
 * them are equal where all bands are, and differ, but for one chance in 2^60, where any does.
 */
uint64_t rows_weight(int band);

#endif
