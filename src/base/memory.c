/* Memory that never returns NULL, and arenas: a list of zeroed blocks, the newest first. */
#include "base/memory.h"

#include <assert.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>
#ifdef __GLIBC__
#include <malloc.h>
#endif

enum {
	BLOCK_FIRST = 4096,
	BLOCK_LARGEST = 1 << 20, /* a bigger piece gets a block of its own */
	HEAP_LARGEST = 1 << 20,
};

struct arena_block {
	struct arena_block *next;
	size_t capacity;
	size_t used;
	max_align_t data[];
};

/* The one global of this room: whoever runs out of memory knows no terminal. */
static void (*restore_terminal)(void);

void memory_on_exhaustion(void (*restore)(void))
{
	restore_terminal = restore;
}

/* _exit: handlers of atexit() and buffered output could ask for memory again. */
_Noreturn void memory_exhausted(void)
{
	static const char message[] = "concordat: out of memory\n";
	void (*restore)(void) = restore_terminal;

	restore_terminal = NULL;
	if (restore != NULL)
		restore();
	if (write(STDERR_FILENO, message, sizeof message - 1) < 0)
		_exit(1);
	_exit(1);
}

void memory_expect(size_t size)
{
#if defined(__GLIBC__) && defined(MADV_POPULATE_WRITE)
	uintptr_t page = (uintptr_t)sysconf(_SC_PAGESIZE), first;
	char *block;

	if (size > HEAP_LARGEST)
		return;
	/* The block is a part of the heap, and stays one when it is freed. */
	mallopt(M_MMAP_THRESHOLD, HEAP_LARGEST);
	mallopt(M_TRIM_THRESHOLD, HEAP_LARGEST);
	block = malloc(size);
	if (block == NULL)
		return;
	first = ((uintptr_t)block + page - 1) & ~(page - 1);
	if (first + page <= (uintptr_t)block + size)
		madvise(block + (first - (uintptr_t)block),
			((uintptr_t)block + size - first) & ~(page - 1), MADV_POPULATE_WRITE);
	free(block);
#else
	(void)size;
#endif
}

void *memory_allocate(size_t size)
{
	void *memory = calloc(1, size > 0 ? size : 1);

	if (memory == NULL)
		memory_exhausted();
	return memory;
}

static size_t multiply(size_t count, size_t size)
{
	if (size != 0 && count > SIZE_MAX / size)
		memory_exhausted();
	return count * size;
}

void *memory_resize(void *old, size_t count, size_t size)
{
	size_t total = multiply(count, size);
	void *memory = realloc(old, total > 0 ? total : 1);

	if (memory == NULL)
		memory_exhausted();
	return memory;
}

void *memory_reach(void *old, size_t *count, size_t index, size_t size)
{
	size_t before = *count;
	char *items;

	if (index < before)
		return old;
	*count = index <= SIZE_MAX / 4 ? index * 2 + 64 : SIZE_MAX;
	items = memory_resize(old, *count, size);
	memset(items + before * size, 0, (*count - before) * size);
	return items;
}

char *memory_copy_string(const char *text)
{
	size_t size = strlen(text) + 1;

	return memcpy(memory_allocate(size), text, size);
}

static void add_block(struct arena *arena, size_t size)
{
	size_t capacity = arena->first != NULL ? arena->first->capacity : BLOCK_FIRST / 2;
	struct arena_block *block;

	capacity = capacity < BLOCK_LARGEST / 2 ? capacity * 2 : BLOCK_LARGEST;
	if (capacity < size)
		capacity = size;
	if (capacity > SIZE_MAX - sizeof *block)
		memory_exhausted();
	block = memory_allocate(sizeof *block + capacity);
	block->capacity = capacity;
	block->next = arena->first;
	arena->first = block;
}

/* alignment: a power of two, at most that of max_align_t. */
static void *take(struct arena *arena, size_t size, size_t alignment)
{
	struct arena_block *block = arena->first;
	size_t start = block != NULL ? (block->used + alignment - 1) & ~(alignment - 1) : 0;

	if (block == NULL || start > block->capacity || size > block->capacity - start) {
		add_block(arena, size);
		block = arena->first;
		start = 0;
	}
	block->used = start + size;
	arena->used += size;
	return (char *)block->data + start;
}

void *arena_allocate(struct arena *arena, size_t size)
{
	return take(arena, size, _Alignof(max_align_t));
}

void *arena_array(struct arena *arena, size_t count, size_t size)
{
	return arena_allocate(arena, multiply(count, size));
}

char *arena_bytes(struct arena *arena, const char *bytes, size_t size)
{
	char *copy;

	if (size == SIZE_MAX)
		memory_exhausted();
	copy = take(arena, size + 1, 1);
	if (size > 0)
		memcpy(copy, bytes, size);
	return copy;
}

char *arena_string(struct arena *arena, const char *text)
{
	return text != NULL ? arena_bytes(arena, text, strlen(text)) : NULL;
}

char *arena_format(struct arena *arena, const char *format, ...)
{
	va_list arguments;
	int size;
	char *text;

	va_start(arguments, format);
	size = vsnprintf(NULL, 0, format, arguments);
	va_end(arguments);
	assert(size >= 0);
	text = take(arena, (size_t)size + 1, 1);
	va_start(arguments, format);
	vsnprintf(text, (size_t)size + 1, format, arguments);
	va_end(arguments);
	return text;
}

static void free_blocks(struct arena_block *block)
{
	while (block != NULL) {
		struct arena_block *next = block->next;

		free(block);
		block = next;
	}
}

void arena_empty(struct arena *arena)
{
	struct arena_block *kept = arena->first;

	arena->used = 0;
	if (kept == NULL)
		return;
	if (kept->capacity > BLOCK_LARGEST) {
		arena_free(arena);
		return;
	}
	free_blocks(kept->next);
	kept->next = NULL;
	memset(kept->data, 0, kept->used);
	kept->used = 0;
}

void arena_free(struct arena *arena)
{
	free_blocks(arena->first);
	*arena = (struct arena){0};
}
