/* Laying out displayable text (as charset_display() makes it) in terminal cells. */
#ifndef TEXT_CELLS_H
#define TEXT_CELLS_H

#include <stddef.h>

/* Cells the text takes. */
size_t cells_width(const char *text);

/*
 * How many bytes of text fit into width cells without cutting a character or parting a combining
 * mark from its base; *used gets the cells they take (one less than width where a wide character
 * did not fit).
 */
size_t cells_fit(const char *text, size_t width, size_t *used);

/*
 * The next line of at most width cells (at least 1): returns its bytes, *skip the bytes to go on
 * after (spaces at the break are dropped). Breaks at spaces, else after '-' or '/', else anywhere.
 * 0 at the end of text.
 */
size_t cells_wrap(const char *text, size_t width, size_t *skip);

#endif
