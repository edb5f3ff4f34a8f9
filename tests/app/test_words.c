/* A typed line as words: quotes, backslashes, ~/, and the word that is still being typed. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdlib.h>

#include "app/words.h"

/* The words, each between bars. */
static void splits(const char *line, const char *expected)
{
	struct string_buffer joined = {0};
	struct arena arena = {0};
	struct error error;
	char **words;
	size_t count;

	assert_true(words_split(line, 1, &arena, &words, &count, &error));
	assert_null(words[0]);
	for (size_t i = 1; i < count; i++)
		string_buffer_format(&joined, "|%s", words[i]);
	assert_null(words[count]);
	assert_string_equal(string_buffer_text(&joined), expected);
	string_buffer_free(&joined);
	arena_free(&arena);
}

static void words_of_a_shell(void **state)
{
	(void)state;
	splits("", "");
	splits("   ", "");
	splits("a", "|a");
	splits(" --replace  a.csv b.csv ", "|--replace|a.csv|b.csv");
	splits("'my file.csv' \"St Mary's.csv\"", "|my file.csv|St Mary's.csv");
	splits("my\\ file.csv a'b c'd", "|my file.csv|ab cd");
	splits("'a\\b' \"a\\\"b\" ''", "|a\\b|a\"b|");
	splits("a\\", "|a\\");
}

static void home_is_found(void **state)
{
	(void)state;
	setenv("HOME", "/home/me", 1);
	splits("~/a ~ ~b a~/ '~/a'", "|/home/me/a|/home/me|~b|a~/|~/a");
}

static void a_quote_has_an_end(void **state)
{
	struct arena arena = {0};
	struct error error;
	char **words;
	size_t count;

	(void)state;
	assert_false(words_split("a 'b c", 0, &arena, &words, &count, &error));
	assert_string_equal(error.message, "a quote has no end: b c");
	arena_free(&arena);
}

static void ends_with(const char *line, size_t at, const char *expected)
{
	struct string_buffer word = {0};

	assert_int_equal(words_last(line, &word), at);
	assert_string_equal(string_buffer_text(&word), expected);
	string_buffer_free(&word);
}

static void the_last_word_is_being_typed(void **state)
{
	(void)state;
	ends_with("", 0, "");
	ends_with("a.csv /tm", 6, "/tm");
	ends_with("a.csv ", 6, "");
	ends_with("a 'my fi", 2, "my fi");
	ends_with("a my\\ fi", 2, "my fi");
	ends_with("~/a", 0, "~/a");
}

static void what_is_quoted_comes_back(void **state)
{
	static const char *const names[] = {"a", "my file.csv", "St Mary's \"x\"\\.csv"};

	(void)state;
	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		struct string_buffer line = {0};

		words_quote(names[i], &line);
		ends_with(string_buffer_text(&line), 0, names[i]);
		string_buffer_free(&line);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(words_of_a_shell),
		cmocka_unit_test(home_is_found),
		cmocka_unit_test(a_quote_has_an_end),
		cmocka_unit_test(the_last_word_is_being_typed),
		cmocka_unit_test(what_is_quoted_comes_back),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
