/* Arenas: zeroed, aligned, emptied and used again; and the end when there is no memory. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/memory.h"

static bool all_zero(const unsigned char *bytes, size_t size)
{
	for (size_t i = 0; i < size; i++) {
		if (bytes[i] != 0)
			return false;
	}
	return true;
}

static void pieces_are_aligned_zeroed_and_apart(void **state)
{
	struct arena arena = {0};
	unsigned char *last = NULL;

	(void)state;
	for (size_t size = 0; size < 9000; size += 37) {
		unsigned char *piece = arena_allocate(&arena, size);

		assert_int_equal((uintptr_t)piece % _Alignof(max_align_t), 0);
		assert_true(all_zero(piece, size));
		memset(piece, 0xFF, size);
		assert_ptr_not_equal(piece, last);
		last = size > 0 ? piece : last;
		arena_bytes(&arena, "x", 1); /* leaves the next place unaligned */
	}
	arena_free(&arena);
	assert_null(arena.first);
	assert_int_equal(arena.used, 0);
}

static void an_emptied_arena_gives_zeroes_again(void **state)
{
	struct arena arena = {0};

	(void)state;
	for (int round = 0; round < 5; round++) {
		for (int i = 0; i < 300; i++) {
			unsigned char *piece = arena_allocate(&arena, 1000);

			assert_true(all_zero(piece, 1000));
			memset(piece, 0xEE, 1000);
		}
		assert_int_equal(arena.used, 300000);
		arena_empty(&arena);
		assert_int_equal(arena.used, 0);
		assert_non_null(arena.first);
	}
	arena_free(&arena);
}

static void a_huge_piece_is_not_kept(void **state)
{
	struct arena arena = {0};
	char *small = arena_string(&arena, "small");
	char *huge = arena_array(&arena, 3, 1 << 20);

	(void)state;
	huge[(3 << 20) - 1] = 'x';
	assert_string_equal(small, "small");
	arena_empty(&arena);
	assert_null(arena.first);
	arena_empty(&arena);
	arena_free(&arena);
}

static void strings_are_copied(void **state)
{
	struct arena arena = {0};
	char *copy = memory_copy_string("copied");
	const char *bytes = arena_bytes(&arena, "a\0b", 3);

	(void)state;
	assert_null(arena_string(&arena, NULL));
	assert_string_equal(arena_bytes(&arena, NULL, 0), "");
	assert_memory_equal(bytes, "a\0b", 4);
	assert_string_equal(arena_format(&arena, "%s-%05d", copy, 42), "copied-00042");
	assert_int_equal(strlen(arena_format(&arena, "%5000s", "")), 5000);
	free(copy);
	arena_free(&arena);
}

static void resize_keeps_what_was_there(void **state)
{
	int *numbers = memory_resize(NULL, 2, sizeof *numbers);

	(void)state;
	numbers[1] = 7;
	numbers = memory_resize(numbers, 2000, sizeof *numbers);
	assert_int_equal(numbers[1], 7);
	free(memory_resize(numbers, 0, sizeof *numbers));
}

static void restore(void)
{
	if (write(STDERR_FILENO, "restored ", 9) != 9)
		_exit(9);
}

static void ask_for_too_much(int which)
{
	struct arena arena = {0};

	memory_on_exhaustion(restore);
	if (which == 0)
		memory_resize(NULL, SIZE_MAX / 2, 3); /* the product overflows to a small number */
	else if (which == 1)
		arena_array(&arena, SIZE_MAX / 16 + 2, 16);
	else
		arena_allocate(&arena, SIZE_MAX - 8);
}

/* Runs in a child, whose standard error comes back. */
static int end_of(int which, char *said, size_t size)
{
	int ends[2];
	int status;
	ssize_t count;
	pid_t child;

	assert_int_equal(pipe(ends), 0);
	child = fork();
	if (child == 0) {
		dup2(ends[1], STDERR_FILENO);
		ask_for_too_much(which);
		_exit(0);
	}
	close(ends[1]);
	assert_int_equal(waitpid(child, &status, 0), child);
	count = read(ends[0], said, size - 1);
	close(ends[0]);
	said[count > 0 ? count : 0] = '\0';
	return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

static void without_memory_the_terminal_is_restored_and_the_program_ends(void **state)
{
	(void)state;
	for (int which = 0; which < 3; which++) {
		char said[100];

		assert_int_equal(end_of(which, said, sizeof said), 1);
		assert_string_equal(said, "restored concordat: out of memory\n");
	}
}

static void an_array_that_reaches_further_is_zeroed_there(void **state)
{
	size_t count = 0;
	int *items = memory_reach(NULL, &count, 0, sizeof *items), *same;

	(void)state;
	assert_true(count > 0);
	items[0] = 7;
	same = memory_reach(items, &count, count - 1, sizeof *items);
	assert_ptr_equal(same, items);
	items = memory_reach(items, &count, 5000, sizeof *items);
	assert_true(count > 5000);
	assert_int_equal(items[0], 7);
	assert_true(all_zero((const unsigned char *)(items + 1), (count - 1) * sizeof *items));
	free(items);
}

static void what_is_expected_wrongly_changes_nothing(void **state)
{
	static const size_t sizes[] = {0, 1, 4096, 400000, SIZE_MAX / 2};

	(void)state;
	for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
		char *piece = memory_allocate(5000);

		memory_expect(sizes[i]);
		for (size_t at = 0; at < 5000; at++)
			assert_int_equal(piece[at], 0);
		free(piece);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(pieces_are_aligned_zeroed_and_apart),
		cmocka_unit_test(an_emptied_arena_gives_zeroes_again),
		cmocka_unit_test(a_huge_piece_is_not_kept),
		cmocka_unit_test(strings_are_copied),
		cmocka_unit_test(resize_keeps_what_was_there),
		cmocka_unit_test(an_array_that_reaches_further_is_zeroed_there),
		cmocka_unit_test(what_is_expected_wrongly_changes_nothing),
		cmocka_unit_test(without_memory_the_terminal_is_restored_and_the_program_ends),
	};

	return cmocka_run_group_tests_name("base/memory", tests, NULL, NULL);
}
