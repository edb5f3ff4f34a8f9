/* Pieces of CHUNK_SIZE, with the kernel's leave to use huge pages. */
#include "chunks.h"

#include <assert.h>
#include <stdlib.h>
#include <sys/mman.h>

#include "base/memory.h"

void *chunk_allocate(size_t size)
{
	size_t whole = (size + CHUNK_SIZE - 1) / CHUNK_SIZE * CHUNK_SIZE;
	void *memory = whole >= size ? aligned_alloc(CHUNK_SIZE, whole) : NULL;

	if (memory == NULL)
		return memory_allocate(size);
#if defined MADV_HUGEPAGE && !defined FUZZING_BUILD_MODE_UNSAFE_FOR_PRODUCTION
	madvise(memory, whole, MADV_HUGEPAGE); /* advice: it may fail */
#endif
	return memory;
}

struct chunks chunks_of(size_t size)
{
	struct chunks chunks = {.size = size};

	while ((size << (chunks.shift + 1)) <= CHUNK_SIZE)
		chunks.shift++;
	return chunks;
}

void *chunks_room(struct chunks *chunks, size_t count, size_t *index)
{
	size_t each = (size_t)1 << chunks->shift, left = each - (chunks->next & (each - 1));

	assert(count <= each);
	if (left < count)
		chunks->next += left;
	while (chunks->count <= chunks->next >> chunks->shift) {
		chunks->pieces =
			memory_resize(chunks->pieces, chunks->count + 1, sizeof *chunks->pieces);
		chunks->pieces[chunks->count++] = chunk_allocate(CHUNK_SIZE);
	}
	*index = chunks->next;
	return chunks_at(chunks, chunks->next);
}

void chunks_free(struct chunks *chunks)
{
	for (size_t i = 0; i < chunks->count; i++)
		free(chunks->pieces[i]);
	free(chunks->pieces);
	chunks->pieces = NULL;
	chunks->count = chunks->next = 0;
}
