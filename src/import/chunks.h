/* Arrays that grow by large pieces, which never move and lie on huge pages where there are such. */
#ifndef IMPORT_CHUNKS_H
#define IMPORT_CHUNKS_H

#include <stddef.h>

/*
 * Many small pages cost more than what is done with their bytes: a fault each, and dearly in a
 * virtual machine. A piece this large, at a multiple of its size, can be one page.
 */
enum { CHUNK_SIZE = 2 << 20 };

/* Not zeroed; to be freed with free(). */
void *chunk_allocate(size_t size);

/* Begin with zeroes and `size` set. Items of a piece are not zeroed. */
struct chunks {
	size_t size; /* of an item */
	unsigned char **pieces;
	size_t count;
	size_t next; /* index of the item that is taken next */
};

/* Room for `count` items beside one another behind those taken; *index is the first one's. They are
 * taken by adding to next; at most a piece's. */
void *chunks_room(struct chunks *chunks, size_t count, size_t *index);
void chunks_free(struct chunks *chunks);

static inline size_t chunks_each(const struct chunks *chunks)
{
	return CHUNK_SIZE / chunks->size;
}

static inline void *chunks_at(const struct chunks *chunks, size_t index)
{
	size_t each = chunks_each(chunks);

	return chunks->pieces[index / each] + index % each * chunks->size;
}

#endif
