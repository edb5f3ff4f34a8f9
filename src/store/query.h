/* What a reader typed, as words to look for and as an expression of FTS5. */
#ifndef STORE_QUERY_H
#define STORE_QUERY_H

#include <stdbool.h>
#include <stddef.h>

#include "base/memory.h"
#include "base/string_buffer.h"

enum {
	QUERY_WORDS_MOST =
		32, /* what comes after is not looked for; FTS5's own expressions have an end too */
};

struct query {
	const char *words[QUERY_WORDS_MOST]; /* folded; each may be several tokens, which must stand
						together: "£ 1.5m" */
	size_t count;
};

/* Words that hold nothing to look for ("–", "\"") are left out. */
struct query query_parse(const char *text, struct arena *arena);

/* The words with one space between them. */
const char *query_text(const struct query *query, struct arena *arena);

/* Appends an expression: all words, the last one as a beginning, somewhere in a row, and one of
 * them in its own texts. */
void query_match_anywhere(const struct query *query, struct string_buffer *out);

/* The same, but all words in its name. */
void query_match_names(const struct query *query, struct string_buffer *out);

/* One word alone, as a beginning or as a whole. */
void query_match_word(const char *word, bool beginning, struct string_buffer *out);

/* Every word stands in the folded text, the last one as a beginning. */
bool query_matches(const struct query *query, const char *folded);

/* How many of the words the text holds; *at gets the place of the first in the text. */
size_t query_find(const struct query *query, const char *text, size_t *at);

#endif
