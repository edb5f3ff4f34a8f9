/* A typed line as the words a shell would make of it. */
#ifndef APP_WORDS_H
#define APP_WORDS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/error.h"
#include "base/memory.h"
#include "base/string_buffer.h"

/* Blanks part the words, but not in '…' or "…" or behind a backslash; ~/ before a word is $HOME.
 * words are the arena's, behind the first `kept` places, which are left free, and end with NULL.
 * *count has those places too. false where a quote has no end. */
bool words_split(const char *line, size_t kept, struct arena *arena, char ***words, size_t *count,
	struct error *error);

/* The last word of a line that is still being typed, appended as words_split() would have it but
 * for ~/. Returns the byte where it begins. */
size_t words_last(const char *line, struct string_buffer *word);

/* Appends a word so that words_split() takes it back. */
void words_quote(const char *word, struct string_buffer *out);

#endif
