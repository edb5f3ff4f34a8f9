/* A file in pieces of whole records, handed out to several threads. */
#ifndef IMPORT_BLOCKS_H
#define IMPORT_BLOCKS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "source.h"

enum {
	BLOCKS_MOST = 65535,
	BLOCK_SLACK = 64, /* bytes that are 0 behind a block: may be read, are no part of it */
};

struct block {
	char *bytes;
	size_t size;
	uint64_t byte;	/* where it begins in the text */
	uint32_t index; /* from 0 */
	bool last;	/* nothing follows */
	uint32_t lines; /* to be set by who read the block: line ends in it */
	size_t capacity;
	bool held; /* it was handed out, and its lines are still to be noted */
};

struct blocks; /* long-lived */

/* size: of a block, as a rule. The source is read by whoever asks for a block, one at a time; of
 * raw sources one block is digested while another is read. */
struct blocks *blocks_open(struct source *source, size_t size);
void blocks_close(struct blocks *blocks);

/*
 * The next block, into a buffer that *block keeps (begin with zeroes, free block->bytes at the
 * end); false at the end, where it was stopped, and where reading failed. Records end at LF, CRLF
 * or CR outside quotes; whether a line end is inside is told by counting quotes. Where that finds
 * none in 4 MiB there is a stray or an open quote, and any line end is taken.
 */
bool blocks_next(struct blocks *blocks, struct block *block);

/* Bytes of the text that were handed out. */
uint64_t blocks_taken(struct blocks *blocks);

/* No more blocks are handed out. Those with a lower number were all handed out before. */
void blocks_stop(struct blocks *blocks);

/* False with the error, where reading failed. */
bool blocks_end(struct blocks *blocks, struct error *error);

/* Line ends before a block, where all those before it were told. */
uint64_t blocks_lines_before(const struct blocks *blocks, uint32_t index);

/* Where a block begins in the text. */
uint64_t blocks_byte(const struct blocks *blocks, uint32_t index);

#endif
