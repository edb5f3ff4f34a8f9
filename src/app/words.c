/* Words of a line, quoted as for a shell: names of files come from there. */
#include "words.h"

#include <stdlib.h>
#include <string.h>

/* One word, up to the blank behind it; *open where a quote in it has no end. */
static const char *take_word(const char *at, struct string_buffer *word, bool *open)
{
	char quote = '\0';

	for (; *at != '\0' && (quote != '\0' || *at != ' '); at++) {
		if (quote == '\0' && (*at == '\'' || *at == '"'))
			quote = *at;
		else if (quote != '\0' && *at == quote)
			quote = '\0';
		else if (*at == '\\' && quote != '\'' && at[1] != '\0')
			string_buffer_add_char(word, *++at);
		else
			string_buffer_add_char(word, *at);
	}
	*open = quote != '\0';
	return at;
}

static const char *take_home(const char *at, struct string_buffer *word)
{
	const char *home = getenv("HOME");

	if (*at != '~' || home == NULL || strchr("/ ", at[1]) == NULL)
		return at;
	string_buffer_add(word, home);
	return at + 1;
}

bool words_split(const char *line, size_t kept, struct arena *arena, char ***words, size_t *count,
	struct error *error)
{
	struct string_buffer word = {0};
	bool open = false;

	*words = arena_array(arena, kept + strlen(line) / 2 + 2, sizeof **words);
	*count = kept;
	for (line += strspn(line, " "); *line != '\0' && !open; line += strspn(line, " ")) {
		string_buffer_truncate(&word, 0);
		line = take_word(take_home(line, &word), &word, &open);
		(*words)[(*count)++] = arena_string(arena, string_buffer_text(&word));
	}
	string_buffer_free(&word);
	return !open || error_set(error, "a quote has no end: %s", (*words)[*count - 1]);
}

size_t words_last(const char *line, struct string_buffer *word)
{
	const char *at = line + strspn(line, " "), *begin = at;
	bool open;

	while (*at != '\0') {
		string_buffer_truncate(word, 0);
		begin = at;
		at = take_word(at, word, &open);
		if (*at == ' ') {
			string_buffer_truncate(word, 0);
			at += strspn(at, " ");
			begin = at;
		}
	}
	return (size_t)(begin - line);
}

void words_quote(const char *word, struct string_buffer *out)
{
	for (; *word != '\0'; word++) {
		if (strchr(" '\"\\", *word) != NULL)
			string_buffer_add_char(out, '\\');
		string_buffer_add_char(out, *word);
	}
}
