/* Blocks: whoever asks reads the next one himself, so that reading needs no thread of its own. */
#include "blocks.h"

#include <pthread.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "chunks.h"

enum {
	RECORD_MOST = 4 << 20,
};

struct blocks {
	/* Digesting takes longer than reading, and must go on in order: whoever reads takes the
	 * second lock before he gives back the first. */
	pthread_mutex_t digesting;
	uint64_t undigested;  /* where that goes on in the text */
	pthread_mutex_t lock; /* held while the source is read; guards all that follows */
	struct source *source;
	size_t size;
	char *rest; /* what follows the last whole record of the block before */
	size_t rest_size, rest_capacity;
	uint64_t byte; /* where the rest begins */
	uint32_t count;
	struct past {
		uint64_t byte;
		uint32_t lines;
	} * past; /* blocks that were handed out */
	size_t past_capacity;
	bool ended, failed;
	struct error error;
};

struct blocks *blocks_open(struct source *source, size_t size)
{
	struct blocks *blocks = memory_allocate(sizeof *blocks);

	pthread_mutex_init(&blocks->lock, NULL);
	pthread_mutex_init(&blocks->digesting, NULL);
	blocks->undigested = source->head_size;
	source->digests = source->raw;
	blocks->source = source;
	blocks->size = size;
	return blocks;
}

void blocks_close(struct blocks *blocks)
{
	pthread_mutex_destroy(&blocks->digesting);
	pthread_mutex_destroy(&blocks->lock);
	free(blocks->rest);
	free(blocks->past);
	free(blocks);
}

static void make_room(struct block *block, size_t capacity)
{
	char *bytes;

	if (block->capacity >= capacity)
		return;
	bytes = chunk_allocate(capacity + BLOCK_SLACK);
	if (block->size > 0)
		memcpy(bytes, block->bytes, block->size);
	free(block->bytes);
	block->bytes = bytes;
	block->capacity = capacity;
}

/* Until the block is full or the source gives no more. */
static bool fill(struct blocks *blocks, struct block *block)
{
	while (block->size < block->capacity) {
		int64_t got = source_read(blocks->source, block->bytes + block->size,
			block->capacity - block->size, &blocks->error);

		if (got < 0) {
			blocks->failed = true;
			return false;
		}
		if (got == 0) {
			block->last = true;
			return true;
		}
		block->size += (size_t)got;
	}
	return true;
}

static bool odd_quotes(const char *bytes, size_t size)
{
	const char *end = bytes + size;
	bool odd = false;

	while ((bytes = memchr(bytes, '"', (size_t)(end - bytes))) != NULL) {
		odd = !odd;
		bytes++;
	}
	return odd;
}

/* Bytes up to the end of the last whole record; 0: there is none. A CR that ends the bytes is left:
 * its LF may follow. */
static size_t find_cut(const char *bytes, size_t size, bool quotes)
{
	bool inside = quotes && odd_quotes(bytes, size);

	for (size_t i = size; i > 0; i--) {
		char byte = bytes[i - 1];

		if (quotes && byte == '"')
			inside = !inside;
		else if (!inside && (byte == '\n' || (byte == '\r' && i < size)))
			return i;
	}
	return 0;
}

static void keep_rest(struct blocks *blocks, const struct block *block, size_t cut)
{
	size_t size = block->size - cut;

	if (size > blocks->rest_capacity) {
		blocks->rest = memory_resize(blocks->rest, size, 1);
		blocks->rest_capacity = size;
	}
	if (size > 0)
		memcpy(blocks->rest, block->bytes + cut, size);
	blocks->rest_size = size;
}

/* Fills the block to its last whole record, making it larger where it holds none. */
static bool take(struct blocks *blocks, struct block *block)
{
	size_t cut;

	block->size = 0;
	make_room(block, blocks->size > blocks->rest_size ? blocks->size : 2 * blocks->rest_size);
	block->size = blocks->rest_size;
	block->last = false;
	if (block->size > 0)
		memcpy(block->bytes, blocks->rest, block->size);
	for (;;) {
		if (!fill(blocks, block))
			return false;
		cut = block->last ? block->size : find_cut(block->bytes, block->size, true);
		if (cut > 0 || block->last || block->capacity >= RECORD_MOST)
			break;
		make_room(block, 2 * block->capacity);
	}
	if (cut == 0)
		cut = find_cut(block->bytes, block->size, false);
	if (cut == 0)
		cut = block->size; /* no line at all */
	keep_rest(blocks, block, cut);
	block->size = cut;
	memset(block->bytes + cut, 0, BLOCK_SLACK);
	blocks->ended = block->last;
	return block->size > 0;
}

static void number(struct blocks *blocks, struct block *block)
{
	if (blocks->count == blocks->past_capacity) {
		blocks->past_capacity = 2 * blocks->past_capacity + 64;
		blocks->past =
			memory_resize(blocks->past, blocks->past_capacity, sizeof *blocks->past);
	}
	block->byte = blocks->byte;
	block->index = blocks->count++;
	block->lines = 0;
	blocks->past[block->index] = (struct past){blocks->byte, 0};
	blocks->byte += block->size;
}

/* With the lock of digesting. The head was digested before. */
static void digest_block(struct blocks *blocks, const struct block *block)
{
	uint64_t end = block->byte + block->size;

	if (!blocks->source->digests || end <= blocks->undigested)
		return;
	digest_add(blocks->source->digest, block->bytes + (blocks->undigested - block->byte),
		(size_t)(end - blocks->undigested));
	blocks->undigested = end;
}

bool blocks_next(struct blocks *blocks, struct block *block)
{
	bool got = false;

	pthread_mutex_lock(&blocks->lock);
	if (block->held)
		blocks->past[block->index].lines = block->lines;
	if (blocks->count == BLOCKS_MOST && !blocks->ended)
		blocks->failed = !error_set(&blocks->error, "the file is too large for one month");
	if (!blocks->ended && !blocks->failed)
		got = take(blocks, block);
	block->held = got;
	if (got)
		number(blocks, block);
	pthread_mutex_lock(&blocks->digesting);
	pthread_mutex_unlock(&blocks->lock);
	if (got)
		digest_block(blocks, block);
	pthread_mutex_unlock(&blocks->digesting);
	return got;
}

uint64_t blocks_taken(struct blocks *blocks)
{
	uint64_t taken;

	pthread_mutex_lock(&blocks->lock);
	taken = blocks->byte;
	pthread_mutex_unlock(&blocks->lock);
	return taken;
}

void blocks_stop(struct blocks *blocks)
{
	pthread_mutex_lock(&blocks->lock);
	blocks->ended = true;
	pthread_mutex_unlock(&blocks->lock);
}

bool blocks_end(struct blocks *blocks, struct error *error)
{
	return !blocks->failed || error_set(error, "%s", blocks->error.message);
}

uint64_t blocks_lines_before(const struct blocks *blocks, uint32_t index)
{
	uint64_t lines = 0;

	for (uint32_t i = 0; i < index; i++)
		lines += blocks->past[i].lines;
	return lines;
}

uint64_t blocks_byte(const struct blocks *blocks, uint32_t index)
{
	return blocks->past[index].byte;
}
