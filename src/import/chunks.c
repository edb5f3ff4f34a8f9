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
#ifdef MADV_HUGEPAGE
	madvise(memory, whole, MADV_HUGEPAGE); /* advice: it may fail */
#endif
	return memory;
}

void *chunks_room(struct chunks *chunks, size_t count, size_t *index)
{
	size_t each = chunks_each(chunks);

	assert(count <= each);
	if (each - chunks->next % each < count)
		chunks->next += each - chunks->next % each;
	while (chunks->count <= chunks->next / each) {
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
