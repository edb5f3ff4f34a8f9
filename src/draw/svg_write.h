/* Writing SVG: numbers that no locale changes, text that no character breaks. */
#ifndef DRAW_SVG_WRITE_H
#define DRAW_SVG_WRITE_H

#include "base/string_buffer.h"

/*
 * Appends format, where %n is a double (a length, two decimals at most), %s text as it is, %t
 * foreign text made safe. Attributes stand between double quotes.
 */
void svg_add(struct string_buffer *out, const char *format, ...);

enum svg_anchor { SVG_START, SVG_MIDDLE, SVG_END };

/* About how wide text is, in the sans serif that the chart asks for. */
double svg_text_width(const char *text, double size);

/* Puts what of text fits in a line into out and returns what follows it in text. */
const char *svg_first_line(const char *text, double size, double width, struct string_buffer *out);

/* Text that is at most `width` wide: smaller where that helps, then cut with an ellipsis.
 * attributes: more of the element's, or "". */
void svg_text(struct string_buffer *out, double x, double y, double size, double width,
	enum svg_anchor anchor, const char *attributes, const char *text);

#endif
