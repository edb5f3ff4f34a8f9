/* Memory that never returns NULL, and arenas: many small things freed together. */
#ifndef BASE_MEMORY_H
#define BASE_MEMORY_H

#include <stddef.h>

/* Called once when memory has run out, before the program says so and ends; it restores the
 * terminal. */
void memory_on_exhaustion(void (*restore)(void));

/* What those below do where there is none: says so, and ends the program with status 1. For
 * libraries that return NULL. */
_Noreturn void memory_exhausted(void);

/* The program will soon use about so many bytes in small pieces: they are asked of the system in
 * one call, where it has that, and not in a page fault each. Nothing is lost where it guesses
 * wrong. */
void memory_expect(size_t size);

void *memory_allocate(size_t size); /* zeroed */
void *memory_resize(
	void *old, size_t count, size_t size); /* checks count * size; new bytes are not zeroed */
/* An array of *count items of so many bytes, longer where it must be to have one at index: those
 * that are new are zeroed. Begins as NULL and 0. */
void *memory_reach(void *old, size_t *count, size_t index, size_t size);
char *memory_copy_string(const char *text);

/* Zero-initialise: struct arena a = {0}. */
struct arena {
	struct arena_block *first;
	size_t used; /* bytes handed out, for reports */
};

/* Aligned for any type, zeroed, valid until arena_empty or arena_free. */
void *arena_allocate(struct arena *arena, size_t size);
void *arena_array(struct arena *arena, size_t count, size_t size);
char *arena_string(struct arena *arena, const char *text);		/* NULL stays NULL */
char *arena_bytes(struct arena *arena, const char *bytes, size_t size); /* adds the NUL */
char *arena_format(struct arena *arena, const char *format, ...)
	__attribute__((format(printf, 2, 3)));
void arena_empty(
	struct arena *arena); /* everything in it is gone; one block is kept for the next use */
void arena_free(struct arena *arena);

#endif
