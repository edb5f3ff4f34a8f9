/* Words for FTS5: whatever was typed goes into quoted strings, so that nothing in it is syntax. */
#include "query.h"

#include <string.h>

#include "text/fold.h"
#include "text/utf8.h"

/* As the tokenizer of the index sees it: letters, digits and the signs it is told to keep. */
static bool is_token_sign(int32_t code_point)
{
	static const int32_t kept[] = {'$', '%', 0xA3, 0xA5, 0x20AC};

	for (size_t i = 0; i < sizeof kept / sizeof *kept; i++)
		if (code_point == kept[i])
			return true;
	if (code_point < 0x80)
		return (code_point >= '0' && code_point <= '9') ||
		       (code_point >= 'a' && code_point <= 'z');
	return code_point >= 0xC0 && code_point != 0xD7 && code_point != 0xF7 &&
	       !(code_point >= 0x2000 && code_point <= 0x2BFF) &&
	       !(code_point >= 0x3000 && code_point <= 0x303F);
}

static bool holds_token(const char *folded, size_t size)
{
	for (size_t at = 0; at < size;) {
		int32_t code_point;

		at += utf8_decode(folded + at, size - at, &code_point);
		if (is_token_sign(code_point))
			return true;
	}
	return false;
}

struct query query_parse(const char *text, struct arena *arena)
{
	static const char white[] = " \t\n\r\f\v";
	struct query query = {.count = 0};
	struct string_buffer folded = {0};

	for (text += strspn(text, white); *text && query.count < QUERY_WORDS_MOST;
		text += strspn(text, white)) {
		size_t size = strcspn(text, white);

		string_buffer_truncate(&folded, 0);
		fold_text(text, size, &folded);
		if (holds_token(string_buffer_text(&folded), folded.size))
			query.words[query.count++] =
				arena_bytes(arena, string_buffer_text(&folded), folded.size);
		text += size;
	}
	string_buffer_free(&folded);
	return query;
}

const char *query_text(const struct query *query, struct arena *arena)
{
	struct string_buffer out = {0};
	const char *text;

	for (size_t i = 0; i < query->count; i++) {
		string_buffer_add(&out, i > 0 ? " " : "");
		string_buffer_add(&out, query->words[i]);
	}
	text = arena_string(arena, string_buffer_text(&out));
	string_buffer_free(&out);
	return text;
}

void query_match_word(const char *word, bool beginning, struct string_buffer *out)
{
	string_buffer_add_char(out, '"');
	for (; *word; word++)
		string_buffer_add_char(out, *word == '"' ? ' ' : *word);
	string_buffer_add(out, beginning ? "\"*" : "\"");
}

static void add_words(const struct query *query, const char *between, struct string_buffer *out)
{
	string_buffer_add_char(out, '(');
	for (size_t i = 0; i < query->count; i++) {
		string_buffer_add(out, i > 0 ? between : "");
		query_match_word(query->words[i], i + 1 == query->count, out);
	}
	string_buffer_add_char(out, ')');
}

void query_match_anywhere(const struct query *query, struct string_buffer *out)
{
	add_words(query, " AND ", out);
	string_buffer_add(out, " AND {name body} : ");
	add_words(query, " OR ", out);
}

void query_match_names(const struct query *query, struct string_buffer *out)
{
	string_buffer_add(out, "{name} : ");
	add_words(query, " AND ", out);
}

static bool is_word_byte(char byte)
{
	return (byte >= '0' && byte <= '9') || (byte >= 'a' && byte <= 'z') ||
	       (unsigned char)byte >= 0x80;
}

/* The word begins at this place of the folded text, which is not inside another word. */
static bool stands_at(const char *folded, size_t at, const char *word, bool beginning)
{
	size_t size = strlen(word);

	if (strncmp(folded + at, word, size) != 0 ||
		(at > 0 && is_word_byte(folded[at - 1]) && is_word_byte(word[0])))
		return false;
	return beginning || !is_word_byte(folded[at + size]) || !is_word_byte(word[size - 1]);
}

/* A word that begins in the first of these folded chunks, which is head bytes long. */
static bool begins_in(const char *folded, size_t head, const char *word, bool beginning)
{
	for (size_t at = 0; at < head; at++)
		if (stands_at(folded, at, word, beginning))
			return true;
	return false;
}

bool query_matches(const struct query *query, const char *folded)
{
	size_t size = strlen(folded);

	for (size_t i = 0; i < query->count; i++)
		if (!begins_in(folded, size, query->words[i], i + 1 == query->count))
			return false;
	return true;
}

/* The chunk at text and what of the next ones a word may reach into. */
static size_t chunks_size(const char *text, size_t count)
{
	size_t size = 0;

	for (; count > 0 && text[size]; count--) {
		size += strcspn(text + size, " ");
		size += strspn(text + size, " ");
	}
	return size;
}

size_t query_find(const struct query *query, const char *text, size_t *at)
{
	bool found[QUERY_WORDS_MOST] = {false};
	struct string_buffer folded = {0};
	size_t count = 0;

	*at = 0;
	for (size_t chunk = strspn(text, " "); text[chunk] && count < query->count;
		chunk += chunks_size(text + chunk, 1)) {
		size_t head;

		string_buffer_truncate(&folded, 0);
		fold_text(text + chunk, chunks_size(text + chunk, 1), &folded);
		head = folded.size;
		string_buffer_truncate(&folded, 0);
		fold_text(text + chunk, chunks_size(text + chunk, 4), &folded);
		for (size_t i = 0; i < query->count; i++) {
			if (found[i] || !begins_in(string_buffer_text(&folded), head,
						query->words[i], i + 1 == query->count))
				continue;
			found[i] = true;
			*at = count++ == 0 ? chunk : *at;
		}
	}
	string_buffer_free(&folded);
	return count;
}
