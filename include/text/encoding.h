/* Bytes of any of a fixed list of encodings, as UTF-8. */
#ifndef TEXT_ENCODING_H
#define TEXT_ENCODING_H

#include <stdbool.h>
#include <stddef.h>

#include "base/error.h"
#include "base/string_buffer.h"

/* "UTF-8", "UTF-16LE", "UTF-16BE", "WINDOWS-1252", "ISO-8859-1", "ISO-8859-15", "CP437", "CP850",
 * "MACINTOSH"; NULL ends it. */
extern const char *const encoding_names[];

/* Converts all of bytes; false with the byte offset where they are not of that encoding. Guards
 * against a converter that makes no progress. */
bool encoding_to_utf8(const char *encoding, const char *bytes, size_t size,
	struct string_buffer *out, struct error *error);

#endif
