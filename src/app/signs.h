/* Signs within words: status lines and pages of text. */
#ifndef APP_SIGNS_H
#define APP_SIGNS_H

#include "base/string_buffer.h"
#include "draw/grid.h"

/* The text with each sign as this grid draws it: "! 3 serious" where ≠ is drawn as !. */
void signs_fit(const struct grid *grid, const char *text, struct string_buffer *out);

#endif
