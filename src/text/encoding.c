/* Bytes of any of a fixed list of encodings, as UTF-8, through iconv. */
#include "text/encoding.h"

#include <errno.h>
#include <iconv.h>
#include <strings.h>

#include "text/utf8.h"

/* Fixed, since iconv's own list has converters that never end (RELIABILITY.md section 0, 5). */
const char *const encoding_names[] = {
	"UTF-8",
	"UTF-16LE",
	"UTF-16BE",
	"WINDOWS-1252",
	"ISO-8859-1",
	"ISO-8859-15",
	"CP437",
	"CP850",
	"MACINTOSH",
	NULL,
};

static const char *find_name(const char *encoding)
{
	for (const char *const *name = encoding_names; *name != NULL; name++) {
		if (strcasecmp(*name, encoding) == 0)
			return *name;
	}
	return NULL;
}

static bool refuse(const char *name, size_t byte, struct error *error)
{
	return error_set(error, "byte %zu is not %s", byte, name);
}

static bool add_utf8(const char *name, const char *bytes, size_t size, struct string_buffer *out,
	struct error *error)
{
	size_t bad_at;

	if (!utf8_valid(bytes, size, &bad_at))
		return refuse(name, bad_at, error);
	string_buffer_add_bytes(out, bytes, size);
	return true;
}

static bool convert(iconv_t converter, const char *name, const char *bytes, size_t size,
	struct string_buffer *out, struct error *error)
{
	char *in = (char *)bytes; /* iconv's parameter lacks a const; it does not write */
	size_t left = size;

	while (left > 0) {
		char chunk[16 * 1024];
		char *end = chunk;
		size_t room = sizeof chunk;
		size_t left_before = left;

		if (iconv(converter, &in, &left, &end, &room) == (size_t)-1 && errno != E2BIG)
			return refuse(name, size - left, error);
		if (left == left_before)
			return error_set(error, "cannot convert from %s: no progress at byte %zu",
				name, size - left);
		string_buffer_add_bytes(out, chunk, (size_t)(end - chunk));
	}
	return true;
}

bool encoding_to_utf8(const char *encoding, const char *bytes, size_t size,
	struct string_buffer *out, struct error *error)
{
	const char *name = find_name(encoding);
	iconv_t converter;
	bool converted;

	if (name == NULL)
		return error_set(error, "unknown encoding %s", encoding);
	if (name == encoding_names[0])
		return add_utf8(name, bytes, size, out, error);
	converter = iconv_open("UTF-8", name);
	if (converter == (iconv_t)-1)
		return error_set_errno(error, errno, "cannot convert from %s", name);
	converted = convert(converter, name, bytes, size, out, error);
	iconv_close(converter);
	return converted;
}
