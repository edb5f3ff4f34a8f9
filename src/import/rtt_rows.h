/* Rows of an extract, read and checked one by one, in a form that can be sorted and added up. */
#ifndef IMPORT_RTT_ROWS_H
#define IMPORT_RTT_ROWS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/memory.h"
#include "blocks.h"
#include "chunks.h"
#include "model/waits.h"
#include "rtt_accounts.h"
#include "rtt_codes.h"
#include "rtt_layout.h"

/*
 * Rows with one part, treatment function and provider are a chain, the last one read first. Where
 * one ends: heads, by provider, with a place for each part and function.
 */
struct rtt_row {
	uint32_t next;	/* index + 1 of the next row of the chain, of the same reader; 0: none */
	uint32_t first; /* of its entries */
	uint32_t byte : 24, count : 8; /* byte: in its block; count: of entries */
	uint32_t line : 24, flags : 8; /* line: in its block, from 0 */
	uint16_t commissioner, block;
};

enum { ROW_DROPPED = 1 }; /* a flag: counts no more, as a problem was told of it */
enum { HEADS = PART_COUNT * FUNCTIONS_MOST };

struct row_heads {
	uint32_t at[HEADS]; /* index + 1, by part * FUNCTIONS_MOST + function */
};

/* Entries are the bands that are not 0, and as the last one the unbanded: band << 25 | count, which
 * is at most COUNT_MOST. */
enum { ENTRY_BITS = 25, ENTRY_UNBANDED = 127, ROW_ENTRIES_MOST = WAITS_BANDS_MOST + 1 };

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
	struct chunks rows, entries, heads;
	uint64_t row_count;
	int64_t totals[PART_COUNT]; /* pathways of the rows of C_999, without NONC */
	uint32_t *entry;	    /* where those of the row that is read go */
	struct accounts accounts;
	struct row_problem problems[PROBLEMS_KEPT];
	size_t problem_count;
	struct arena arena; /* of the problems' texts */
	struct row_memo *memo;
	struct rtt_record record;
};

/*
 * Reads the rows of a block from the byte at `from`; false where it met a problem and shall not
 * keep going. Sets block->lines.
 */
bool rows_read(struct row_reader *reader, struct block *block, size_t from);

void rows_free(struct row_reader *reader);

/* Head of a chain; NULL where the reader has no row of the provider. */
uint32_t *rows_head(const struct row_reader *reader, size_t provider, size_t place);

/* Adds a row with the entries of another of its chain's provider, under another head: for totals
 * that are made. */
void rows_repeat(
	struct row_reader *reader, const struct rtt_row *row, size_t provider, size_t place);

/* Key of the account of a provider and commissioner. */
static inline uint32_t rows_account(uint32_t provider, uint32_t plain)
{
	return provider << 16 | plain;
}

/* Odd random numbers for each band and the unbanded (index WAITS_BANDS_MOST), for accounts. */
uint64_t rows_weight(int band);

#endif
