/* Bytes of any of a fixed list of encodings, as UTF-8, through iconv. */
#include "text/encoding.h"

#include <ctype.h>
#include <errno.h>
#include <iconv.h>
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
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

enum { CHARACTER_LONGEST = 4 }; /* bytes, in every encoding of the list */

struct decoder {
	const char *name;
	iconv_t converter; /* not open for UTF-8 */
	bool is_utf8;
	uint64_t taken;		       /* bytes converted */
	char begun[CHARACTER_LONGEST]; /* of a character whose end is not there yet */
	size_t begun_size;
};

/* What else they are called, in small letters, without hyphens and the like. */
static const struct {
	const char *alias, *name;
} aliases[] = {
	{"utf8sig", "UTF-8"},
	{"utf8bom", "UTF-8"},
	{"ascii", "UTF-8"},
	{"usascii", "UTF-8"},
	{"utf16", "UTF-16LE"}, /* what Windows means by it */
	{"unicode", "UTF-16LE"},
	{"ucs2", "UTF-16LE"},
	{"cp1252", "WINDOWS-1252"},
	{"1252", "WINDOWS-1252"},
	{"win1252", "WINDOWS-1252"},
	{"ansi", "WINDOWS-1252"},
	{"latin1", "ISO-8859-1"},
	{"l1", "ISO-8859-1"},
	{"latin9", "ISO-8859-15"},
	{"l9", "ISO-8859-15"},
	{"437", "CP437"},
	{"ibm437", "CP437"},
	{"oem437", "CP437"},
	{"850", "CP850"},
	{"ibm850", "CP850"},
	{"oem850", "CP850"},
	{"mac", "MACINTOSH"},
	{"macroman", "MACINTOSH"},
	{"macosroman", "MACINTOSH"},
};

/* Capitals or not, with hyphens or without: "iso8859-1" is "ISO-8859-1". */
static bool is_same(const char *one, const char *other)
{
	static const char passed[] = "-_ ";

	for (;;) {
		one += strspn(one, passed);
		other += strspn(other, passed);
		if (tolower((unsigned char)*one) != tolower((unsigned char)*other))
			return false;
		if (*one == '\0')
			return true;
		one++;
		other++;
	}
}

const char *encoding_find(const char *name)
{
	for (const char *const *known = encoding_names; *known != NULL; known++)
		if (is_same(*known, name))
			return *known;
	for (size_t i = 0; i < sizeof aliases / sizeof *aliases; i++)
		if (is_same(aliases[i].alias, name))
			return encoding_find(aliases[i].name);
	return NULL;
}

bool decoder_open(const char *encoding, struct decoder **out, struct error *error)
{
	const char *name = encoding_find(encoding);
	struct decoder made = {.name = name, .is_utf8 = name == encoding_names[0]};

	if (name == NULL) {
		error_set(error, "unknown encoding %s", encoding);
		return false;
	}
	if (!made.is_utf8) {
		made.converter = iconv_open("UTF-8", name);
		if (made.converter == (iconv_t)-1) {
			error_set_errno(error, errno, "cannot convert from %s", name);
			return false;
		}
	}
	*out = memory_allocate(sizeof **out);
	**out = made;
	return true;
}

void decoder_close(struct decoder *decoder)
{
	if (decoder != NULL && !decoder->is_utf8)
		iconv_close(decoder->converter);
	free(decoder);
}

static bool refuse(const struct decoder *decoder, struct error *error)
{
	return error_set(error, "byte %" PRIu64 " is not %s", decoder->taken, decoder->name);
}

/* True where size bytes may be the beginning of a character of UTF-8 that needs more of them. */
static bool is_begun(const char *bytes, size_t size)
{
	unsigned char first = (unsigned char)bytes[0];
	size_t needed = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : first >= 0xC2 ? 2 : 1;

	for (size_t i = 1; i < size; i++)
		if (((unsigned char)bytes[i] & 0xC0) != 0x80)
			return false;
	return size < needed && first < 0xF5;
}

/* *used is how many bytes were converted: all, or all but the last, cut character. */
static bool take_utf8(struct decoder *decoder, const char *bytes, size_t size, size_t *used,
	struct string_buffer *out, struct error *error)
{
	size_t bad_at = size;
	bool valid = utf8_valid(bytes, size, &bad_at);

	*used = valid ? size : bad_at;
	string_buffer_add_bytes(out, bytes, *used);
	decoder->taken += *used;
	return valid || is_begun(bytes + bad_at, size - bad_at) || refuse(decoder, error);
}

static bool take_converted(struct decoder *decoder, const char *bytes, size_t size, size_t *used,
	struct string_buffer *out, struct error *error)
{
	char *in = (char *)bytes; /* iconv's parameter lacks a const; it does not write */
	size_t left = size;

	*used = 0;
	while (left > 0) {
		char chunk[16 * 1024];
		char *end = chunk;
		size_t room = sizeof chunk, before = left;
		size_t result = iconv(decoder->converter, &in, &left, &end, &room);
		int reason = result == (size_t)-1 ? errno : 0;

		string_buffer_add_bytes(out, chunk, (size_t)(end - chunk));
		decoder->taken += before - left;
		*used = size - left;
		if (reason == EINVAL && left < CHARACTER_LONGEST)
			return true;
		if (reason != 0 && reason != E2BIG)
			return refuse(decoder, error);
		if (left == before)
			return error_set(error,
				"cannot convert from %s: no progress at byte %" PRIu64,
				decoder->name, decoder->taken);
	}
	return true;
}

static bool take(struct decoder *decoder, const char *bytes, size_t size, size_t *used,
	struct string_buffer *out, struct error *error)
{
	return (decoder->is_utf8 ? take_utf8 : take_converted)(
		decoder, bytes, size, used, out, error);
}

bool decoder_add(struct decoder *decoder, const char *bytes, size_t size, struct string_buffer *out,
	struct error *error)
{
	size_t used;

	/* The character that the last piece began, byte by byte. */
	for (; decoder->begun_size > 0 && size > 0; bytes++, size--) {
		decoder->begun[decoder->begun_size++] = *bytes;
		if (!take(decoder, decoder->begun, decoder->begun_size, &used, out, error))
			return false;
		if (used > 0)
			decoder->begun_size = 0;
		else if (decoder->begun_size == CHARACTER_LONGEST)
			return refuse(decoder, error);
	}
	if (size == 0)
		return true;
	if (!take(decoder, bytes, size, &used, out, error))
		return false;
	decoder->begun_size = size - used;
	memcpy(decoder->begun, bytes + used, decoder->begun_size);
	return true;
}

bool decoder_end(const struct decoder *decoder, struct error *error)
{
	return decoder->begun_size == 0 || refuse(decoder, error);
}

bool encoding_to_utf8(const char *encoding, const char *bytes, size_t size,
	struct string_buffer *out, struct error *error)
{
	struct decoder *decoder;
	bool converted;

	if (!decoder_open(encoding, &decoder, error))
		return false;
	converted = decoder_add(decoder, bytes, size, out, error) && decoder_end(decoder, error);
	decoder_close(decoder);
	return converted;
}
