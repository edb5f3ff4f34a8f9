/*
 * What the reader's terminal or pipe can show. The one place where foreign text is made safe: all
 * text that is drawn or printed goes through charset_display(), before it is laid out, so that a
 * sign that grows (£ to GBP) cannot break a line.
 */
#ifndef TEXT_CHARSET_H
#define TEXT_CHARSET_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/string_buffer.h"

struct charset; /* long-lived; opened once at start, after setlocale() */

/* codeset as nl_langinfo(CODESET) gives it ("UTF-8", "ISO-8859-1", "ANSI_X3.4-1968" …); an unknown
 * one is ASCII. */
struct charset *charset_open(const char *codeset);
void charset_close(struct charset *charset);
bool charset_is_utf8(const struct charset *charset);

/* True where the reader's character set has this code point (always, for printable ones, in UTF-8).
 */
bool charset_has(const struct charset *charset, int32_t code_point);

/*
 * Appends text as printable, width-checked UTF-8 that the character set can show. Tabs and line
 * ends become a space; other control bytes, C1, bidi and zero-width characters are shown as
 * <U+202E>, <0x1B>, broken bytes as <0xFF>; at most 4 combining marks stay on a base, the rest
 * becomes one visible mark. For what the set lacks: an own small table first (letters without
 * accents, £ → GBP, dashes, quotes, arrows, bullets, fractions, × ≠ ≤ ≥ …, every glyph the program
 * draws), then iconv's transliteration one character at a time, then <U+XXXX>; never '?'.
 */
void charset_display(
	const struct charset *charset, const char *text, size_t size, struct string_buffer *out);

/* Converts text made by charset_display() to the bytes of the locale, for a pipe. */
void charset_to_locale(
	const struct charset *charset, const char *text, size_t size, struct string_buffer *out);

#endif
