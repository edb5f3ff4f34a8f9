/* UTF-8: decoding that cannot be fooled, and widths in terminal cells. */
#ifndef TEXT_UTF8_H
#define TEXT_UTF8_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/*
 * Decodes the code point at text (size bytes are there, at least 1). Returns the bytes it takes.
 * Overlong forms, surrogates, values over U+10FFFF, stray and missing continuation bytes give
 * *code_point = -1 and length 1, so that what follows a broken character is never swallowed.
 */
size_t utf8_decode(const char *text, size_t size, int32_t *code_point);

/* Writes 1 to 4 bytes, no NUL; returns how many. */
size_t utf8_encode(int32_t code_point, char *out);

/* *bad_at (which may be NULL) gets the place of the first byte that is not UTF-8. */
bool utf8_valid(const char *text, size_t size, size_t *bad_at);

/*
 * Cells a code point takes: 0 for combining marks, 1 or 2, -1 for what must never reach a terminal
 * (C0, C1, DEL, bidi controls and marks, zero-width and tag characters, line separators,
 * surrogates, private use, unassigned). An own table from Unicode 15, the same in every locale.
 */
int utf8_width(int32_t code_point);

#endif
