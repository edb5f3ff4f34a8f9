/* Laying out displayable text in terminal cells: no character is cut, no mark leaves its base. */
#include "text/cells.h"

#include <assert.h>
#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include "text/utf8.h"

struct character {
	size_t bytes; /* 0 at the end of text */
	size_t cells;
};

/* What charset_display() would not have let through counts as one cell. */
static struct character character_at(const char *text)
{
	int32_t code_point;
	size_t bytes;
	int width;

	if (*text == '\0')
		return (struct character){0, 0};
	if ((unsigned char)*text < 0x80)
		return (struct character){1, 1};
	bytes = utf8_decode(text, strnlen(text, 4), &code_point);
	width = utf8_width(code_point);
	return (struct character){bytes, width < 0 ? 1 : (size_t)width};
}

size_t cells_width(const char *text)
{
	size_t width = 0;

	for (;;) {
		struct character character = character_at(text);

		if (character.bytes == 0)
			return width;
		width += character.cells;
		text += character.bytes;
	}
}

size_t cells_fit(const char *text, size_t width, size_t *used)
{
	size_t bytes = 0;

	*used = 0;
	for (;;) {
		struct character character = character_at(text + bytes);

		if (character.bytes == 0 || character.cells > width - *used)
			return bytes;
		*used += character.cells;
		bytes += character.bytes;
	}
}

/* A wide character alone in a column of one cell: whoever draws it must clip it. */
static size_t first_character(const char *text)
{
	size_t used;

	return cells_fit(text, character_at(text).cells, &used);
}

static size_t without_spaces(const char *text, size_t size)
{
	while (size > 0 && text[size - 1] == ' ')
		size--;
	return size;
}

/* "face-to-face" parts after a hyphen, "https://" not within its slashes, "-5" not at all. */
static bool parts_after(const char *text, size_t at)
{
	struct character next = character_at(text + at + 1);

	return (text[at] == '-' || text[at] == '/') && at > 0 && text[at - 1] != ' ' &&
	       next.cells > 0 && strchr(" -/", text[at + 1]) == NULL;
}

/* Bytes of the first fit bytes of text to keep on the line. */
static size_t break_before(const char *text, size_t fit)
{
	size_t indent = strspn(text, " ");

	if (text[fit] == ' ')
		return fit;
	for (size_t at = fit; at > indent; at--) {
		if (text[at - 1] == ' ')
			return at;
	}
	for (size_t at = fit; at > indent; at--) {
		if (parts_after(text, at - 1))
			return at;
	}
	return fit;
}

size_t cells_wrap(const char *text, size_t width, size_t *skip)
{
	size_t used;
	size_t fit = cells_fit(text, width, &used);
	size_t line;
	size_t trimmed;

	assert(width > 0);
	if (fit == 0)
		fit = first_character(text);
	line = text[fit] == '\0' ? fit : break_before(text, fit);
	*skip = line + strspn(text + line, " ");
	trimmed = without_spaces(text, line);
	return trimmed > 0 || text[*skip] == '\0' ? trimmed
						  : line; /* an indent wider than the line */
}
