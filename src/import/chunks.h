/* Arrays that grow by large pieces, which never move and lie on huge pages where there are such. */
#ifndef IMPORT_CHUNKS_H
#define IMPORT_CHUNKS_H

#include <stddef.h>

/*
 * Many small pages cost more than what is done with their bytes: a fault each, and dearly in a
 * virtual machine. A piece this large, at a multiple of its size, can be one page.
 */
#ifdef FUZZING_BUILD_MODE_UNSAFE_FOR_PRODUCTION
enum { CHUNK_SIZE = 32 << 10 }; /* a large one is a system call with the address sanitizer */
#else
enum { CHUNK_SIZE = 2 << 20 };
#endif

/* Not zeroed; to be freed with free(). */
void *chunk_allocate(size_t size);

/* Begin with what chunks_of() gives. Items of a piece are not zeroed. */
struct chunks {
	size_t size;	/* of an item */
	unsigned shift; /* a piece has 1 << shift items */
	unsigned char **pieces;
	size_t count;
	size_t next; /* index of the item that is taken next */
};

struct chunks chunks_of(size_t size);

/* Room for `count` items beside one another behind those taken; *index is the first one's. They are
 * taken by adding to next; at most a piece's. */
void *chunks_room(struct chunks *chunks, size_t count, size_t *index);
void chunks_free(struct chunks *chunks);

static inline void *chunks_at(const struct chunks *chunks, size_t index)
{
	size_t within = index & (((size_t)1 << chunks->shift) - 1);

	return chunks->pieces[index >> chunks->shift] + within * chunks->size;
}

#endif
