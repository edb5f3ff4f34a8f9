/* Reads a file of codes. */
#include "group_file.h"

#include <ctype.h>
#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "base/string_buffer.h"

enum {
	LARGEST = 1 << 20, /* bytes: a list of codes, not a table */
	CODE_LONGEST = 20,
};

static const char between[] = " \t\r\n,;\"";

static bool read_bytes(const char *path, struct string_buffer *out, struct error *error)
{
	FILE *file = fopen(path, "rb");
	char bytes[4096];
	size_t size;

	if (file == NULL)
		return error_set_errno(error, errno, "cannot read the group %s", path);
	while (out->size <= LARGEST && (size = fread(bytes, 1, sizeof bytes, file)) > 0)
		string_buffer_add_bytes(out, bytes, size);
	bool ok = ferror(file) == 0 ||
		  error_set_errno(error, errno, "cannot read the group %s", path);
	fclose(file);
	if (ok && (out->size > LARGEST || memchr(string_buffer_text(out), '\0', out->size)))
		return error_set(error, "%s is no list of codes", path);
	return ok;
}

static size_t count_codes(const char *text)
{
	size_t count = 0;

	while (*(text += strspn(text, between)) != '\0') {
		if (*text == '#') {
			text += strcspn(text, "\n");
			continue;
		}
		count++;
		text += strcspn(text, between);
	}
	return count;
}

static char *copy_code(const char *text, size_t size, struct arena *arena)
{
	char *code = arena_bytes(arena, text, size);

	for (char *at = code; *at != '\0'; at++)
		*at = (char)toupper((unsigned char)*at);
	return code;
}

static bool take_codes(const char *path, const char *text, struct arena *arena,
	const char *const **codes, size_t *count, struct error *error)
{
	const char **found = arena_array(arena, count_codes(text), sizeof *found);

	*count = 0;
	while (*(text += strspn(text, between)) != '\0') {
		size_t size = strcspn(text, between);

		if (*text == '#') {
			text += strcspn(text, "\n");
			continue;
		}
		if (size > CODE_LONGEST)
			return error_set(error, "%s: '%.*s…' is no code", path, CODE_LONGEST, text);
		found[(*count)++] = copy_code(text, size, arena);
		text += size;
	}
	*codes = found;
	return *count > 0 || error_set(error, "%s has no codes: write one a line", path);
}

bool group_read(const char *path, struct arena *arena, const char *const **codes, size_t *count,
	struct error *error)
{
	static const char mark[] = "\xef\xbb\xbf";
	struct string_buffer bytes = {0};
	bool ok = read_bytes(path, &bytes, error);
	const char *text = string_buffer_text(&bytes);

	if (strncmp(text, mark, 3) == 0)
		text += 3;
	ok = ok && take_codes(path, text, arena, codes, count, error);
	string_buffer_free(&bytes);
	return ok;
}
