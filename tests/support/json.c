/* A small, strict reader of JSON. Every function takes a position and gives the one after what it
 * read, or NULL. */
#include "support/json.h"

#include <string.h>

#include "text/utf8.h"

enum { DEPTH_MOST = 100 };

static const char *value_end(const char *at, int depth);

static const char *skip_space(const char *at)
{
	return at ? at + strspn(at, " \t\r\n") : NULL;
}

static const char *digits_end(const char *at)
{
	size_t count = at ? strspn(at, "0123456789") : 0;

	return count > 0 ? at + count : NULL;
}

static const char *number_end(const char *at)
{
	at += *at == '-';
	at = *at == '0' ? at + 1 : digits_end(at);
	if (at && *at == '.')
		at = digits_end(at + 1);
	if (at && (*at == 'e' || *at == 'E')) {
		at++;
		at = digits_end(at + (*at == '+' || *at == '-'));
	}
	return at;
}

static const char *string_end(const char *at)
{
	if (*at++ != '"')
		return NULL;
	for (; *at != '"'; at++) {
		if ((unsigned char)*at < 0x20)
			return NULL;
		if (*at != '\\')
			continue;
		at++;
		if (*at == 'u' && strspn(at + 1, "0123456789abcdefABCDEF") >= 4)
			at += 4;
		else if (!*at || !strchr("\"\\/bfnrt", *at))
			return NULL;
	}
	return at + 1;
}

static bool same_key(const char *a, const char *b)
{
	size_t size = (size_t)(string_end(a) - a);

	return strncmp(a, b, size) == 0;
}

static bool is_repeated(const char *object, const char *key)
{
	for (const char *other = skip_space(object + 1); other < key;) {
		if (same_key(other, key))
			return true;
		other = skip_space(value_end(skip_space(skip_space(string_end(other)) + 1), 0));
		if (*other == ',')
			other = skip_space(other + 1);
	}
	return false;
}

static const char *nested_end(const char *begin, char close, bool keys, int depth)
{
	const char *at = skip_space(begin + 1);

	if (depth >= DEPTH_MOST || *at == close)
		return depth < DEPTH_MOST ? at + 1 : NULL;
	for (;; at = skip_space(at + 1)) {
		if (keys) {
			const char *key = at;

			at = skip_space(string_end(at));
			if (!at || *at != ':' || is_repeated(begin, key))
				return NULL;
			at = skip_space(at + 1);
		}
		at = skip_space(value_end(at, depth + 1));
		if (!at || (*at != ',' && *at != close))
			return NULL;
		if (*at == close)
			return at + 1;
	}
}

static const char *value_end(const char *at, int depth)
{
	static const char *const words[] = {"true", "false", "null"};

	if (*at == '{')
		return nested_end(at, '}', true, depth);
	if (*at == '[')
		return nested_end(at, ']', false, depth);
	if (*at == '"')
		return string_end(at);
	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (strncmp(at, words[i], strlen(words[i])) == 0)
			return at + strlen(words[i]);
	return number_end(at);
}

bool json_is_valid(const char *text)
{
	const char *end = skip_space(value_end(skip_space(text), 0));

	return end && *end == '\0' && utf8_valid(text, strlen(text), NULL);
}

const char *json_member(const char *value, const char *key)
{
	if (!value || *value != '{')
		return NULL;
	for (const char *at = skip_space(value + 1); *at == '"';
		at = skip_space(at + (*at == ','))) {
		const char *end = string_end(at);
		const char *member = skip_space(skip_space(end) + 1);

		if ((size_t)(end - at) == strlen(key) + 2 && memcmp(at + 1, key, strlen(key)) == 0)
			return member;
		at = skip_space(value_end(member, 0));
	}
	return NULL;
}

const char *json_item(const char *value, size_t index)
{
	if (!value || *value != '[')
		return NULL;
	for (const char *at = skip_space(value + 1); *at != ']';
		at = skip_space(at + (*at == ','))) {
		if (index-- == 0)
			return at;
		at = skip_space(value_end(at, 0));
	}
	return NULL;
}

size_t json_count(const char *value)
{
	size_t count = 0;

	if (!value)
		return 0;
	for (const char *at = skip_space(value + 1); *at != ']' && *at != '}'; count++) {
		if (*value == '{')
			at = skip_space(skip_space(string_end(at)) + 1);
		at = skip_space(value_end(at, 0));
		at = skip_space(at + (*at == ','));
	}
	return count;
}

bool json_is(const char *value, const char *json)
{
	const char *end = value ? value_end(value, 0) : NULL;

	return end && (size_t)(end - value) == strlen(json) &&
	       memcmp(value, json, strlen(json)) == 0;
}

const char *json_with_id(const char *array, const char *id)
{
	const char *item;

	for (size_t i = 0; (item = json_item(array, i)); i++) {
		const char *own = json_member(item, "id");

		if (own && strncmp(own + 1, id, strlen(id)) == 0 && own[1 + strlen(id)] == '"')
			return item;
	}
	return NULL;
}
