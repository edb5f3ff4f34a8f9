/* Bytes of any of a fixed list of encodings, as UTF-8. */
#ifndef TEXT_ENCODING_H
#define TEXT_ENCODING_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/error.h"
#include "base/string_buffer.h"

/* "UTF-8", "UTF-16LE", "UTF-16BE", "WINDOWS-1252", "ISO-8859-1", "ISO-8859-15", "CP437", "CP850",
 * "MACINTOSH"; NULL ends it. */
extern const char *const encoding_names[];

/* The name of the list that is meant, in capitals or not, with or without hyphens, or by another
 * name that people know it by ("cp1252", "ansi", "latin1", "mac"); NULL where none is. */
const char *encoding_find(const char *name);

/* Converts all of bytes; false with the byte offset where they are not of that encoding. Guards
 * against a converter that makes no progress. */
bool encoding_to_utf8(const char *encoding, const char *bytes, size_t size,
	struct string_buffer *out, struct error *error);

/* The same by pieces, which may end inside a character: open, add …, end (is the last one whole?),
 * close. The offsets in errors are counted from the first piece. */
struct decoder;
bool decoder_open(const char *encoding, struct decoder **out, struct error *error);
bool decoder_add(struct decoder *decoder, const char *bytes, size_t size, struct string_buffer *out,
	struct error *error);
bool decoder_end(const struct decoder *decoder, struct error *error);
void decoder_close(struct decoder *decoder);

/*
 * What bytes are, where that is safe to say: a byte order mark, the zeros of UTF-16, valid UTF-8;
 * else WINDOWS-1252, and then *guessed, where every byte over 127 is a sign that it would have in
 * such a place. NULL: a person must say. whole: there are no more bytes; else the last character
 * may be cut.
 */
const char *encoding_detect(const char *bytes, size_t size, bool whole, bool *guessed);

/* Between letters stands what Windows-1252 has as an O with a tilde, and MacRoman as the apostrophe
 * of ST JAMES’S: English tables hold the second one. */
bool encoding_may_be_macintosh(const char *bytes, size_t size);

#endif
