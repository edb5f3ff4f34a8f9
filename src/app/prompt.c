/* Editing a line: whole characters only, the keys of the shell. */
#include "prompt.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "terminal/key.h"
#include "text/utf8.h"

enum {
	CONTROL_A = 1,
	CONTROL_B = 2,
	CONTROL_D = 4,
	CONTROL_E = 5,
	CONTROL_F = 6,
	CONTROL_K = 11,
	CONTROL_U = 21,
	CONTROL_W = 23,
};

void prompt_open(struct prompt *prompt, const struct prompt_use *use, const char *text)
{
	prompt->use = use;
	prompt->at = prompt->count;
	prompt_set(prompt, text);
	prompt->suggests = *text != '\0';
}

void prompt_close(struct prompt *prompt)
{
	prompt->use = NULL;
}

void prompt_free(struct prompt *prompt)
{
	for (size_t i = 0; i < prompt->count; i++)
		free(prompt->lines[i]);
	string_buffer_free(&prompt->text);
}

void prompt_set(struct prompt *prompt, const char *text)
{
	char *copy = memory_copy_string(text); /* it may be the prompt's own */

	string_buffer_truncate(&prompt->text, 0);
	string_buffer_add(&prompt->text, copy);
	prompt->cursor = prompt->text.size;
	prompt->suggests = false;
	free(copy);
}

void prompt_remember(struct prompt *prompt, const char *line)
{
	if (prompt->count > 0 && strcmp(prompt->lines[prompt->count - 1], line) == 0)
		return;
	if (prompt->count == PROMPT_HISTORY) {
		free(prompt->lines[0]);
		prompt->count--;
		memmove(prompt->lines, prompt->lines + 1, prompt->count * sizeof prompt->lines[0]);
	}
	prompt->lines[prompt->count++] = memory_copy_string(line);
}

void prompt_recall(struct prompt *prompt, bool earlier)
{
	if (earlier ? prompt->at == 0 : prompt->at >= prompt->count)
		return;
	prompt->at = earlier ? prompt->at - 1 : prompt->at + 1;
	prompt_set(prompt, prompt->at < prompt->count ? prompt->lines[prompt->at] : "");
}

/* Start of the character before byte at, with its combining marks. */
static size_t before(const struct prompt *prompt, size_t at)
{
	const char *text = string_buffer_text(&prompt->text);
	int32_t code_point;

	while (at > 0) {
		do
			at--;
		while (at > 0 && ((unsigned char)text[at] & 0xC0) == 0x80);
		utf8_decode(text + at, prompt->text.size - at, &code_point);
		if (utf8_width(code_point) != 0)
			break;
	}
	return at;
}

static size_t after(const struct prompt *prompt, size_t at)
{
	const char *text = string_buffer_text(&prompt->text);
	size_t next = at;
	int32_t code_point;

	while (next < prompt->text.size) {
		size_t length = utf8_decode(text + next, prompt->text.size - next, &code_point);

		if (next > at && utf8_width(code_point) != 0)
			break;
		next += length;
	}
	return next;
}

static size_t word_before(const struct prompt *prompt)
{
	const char *text = string_buffer_text(&prompt->text);
	size_t at = prompt->cursor;

	while (at > 0 && text[at - 1] == ' ')
		at--;
	while (at > 0 && text[at - 1] != ' ')
		at--;
	return at;
}

/* Takes out the bytes between; the cursor stands where they were. */
static enum prompt_result cut(struct prompt *prompt, size_t from, size_t to)
{
	if (from == to)
		return PROMPT_MOVED;
	memmove(prompt->text.bytes + from, prompt->text.bytes + to, prompt->text.size - to);
	string_buffer_truncate(&prompt->text, prompt->text.size - (to - from));
	prompt->cursor = from;
	return PROMPT_CHANGED;
}

static enum prompt_result move_to(struct prompt *prompt, size_t at)
{
	prompt->cursor = at;
	return PROMPT_MOVED;
}

static enum prompt_result insert(struct prompt *prompt, const char *bytes, size_t size)
{
	if (prompt->text.size + size > PROMPT_LONGEST)
		return PROMPT_IGNORED;
	string_buffer_add_bytes(&prompt->text, bytes, size);
	memmove(prompt->text.bytes + prompt->cursor + size, prompt->text.bytes + prompt->cursor,
		prompt->text.size - size - prompt->cursor);
	memcpy(prompt->text.bytes + prompt->cursor, bytes, size);
	prompt->cursor += size;
	return PROMPT_CHANGED;
}

static enum prompt_result insert_key(struct prompt *prompt, int key)
{
	char bytes[4];

	if (key < ' ' || key >= KEY_CODE_UP || utf8_width(key) < 0)
		return PROMPT_IGNORED;
	if (prompt->suggests && key != ' ') /* a blank goes on behind it: a second month */
		prompt_set(prompt, "");
	prompt->suggests = false;
	return insert(prompt, bytes, utf8_encode(key, bytes));
}

static enum prompt_result edit(struct prompt *prompt, int key)
{
	size_t at = prompt->cursor;

	switch (key) {
	case KEY_CODE_BACKSPACE:
		return prompt->text.size == 0 ? PROMPT_EMPTIED
					      : cut(prompt, before(prompt, at), at);
	case KEY_CODE_DELETE:
	case CONTROL_D:
		return cut(prompt, at, after(prompt, at));
	case CONTROL_U:
		return cut(prompt, 0, at);
	case CONTROL_K:
		return cut(prompt, at, prompt->text.size);
	case CONTROL_W:
		return cut(prompt, word_before(prompt), at);
	case KEY_CODE_LEFT:
	case CONTROL_B:
		return move_to(prompt, before(prompt, at));
	case KEY_CODE_RIGHT:
	case CONTROL_F:
		return move_to(prompt, after(prompt, at));
	case KEY_CODE_HOME:
	case CONTROL_A:
		return move_to(prompt, 0);
	case KEY_CODE_END:
	case CONTROL_E:
		return move_to(prompt, prompt->text.size);
	default:
		return insert_key(prompt, key);
	}
}

enum prompt_result prompt_edit(struct prompt *prompt, int key)
{
	enum prompt_result result = edit(prompt, key);

	if (result != PROMPT_IGNORED)
		prompt->suggests = false;
	return result;
}

enum prompt_result prompt_paste(struct prompt *prompt, const char *text)
{
	enum prompt_result result = PROMPT_IGNORED;
	size_t size = strlen(text);

	for (size_t at = 0; at < size;) {
		int32_t code_point;
		size_t length = utf8_decode(text + at, size - at, &code_point);
		bool blank = code_point == '\n' || code_point == '\r' || code_point == '\t';

		if (insert_key(prompt, blank ? ' ' : code_point) == PROMPT_CHANGED)
			result = PROMPT_CHANGED;
		at += length;
	}
	return result;
}
