/* Sources spelt out, so that others can find them. */
#ifndef APP_CITED_H
#define APP_CITED_H

#include "base/string_buffer.h"
#include "model/collection.h"

/* "Title, publisher, 9 Mar 2020, https://…"; an inferred date says so. */
void cited_source(const struct source *source, struct string_buffer *out);
/* "line 24", "lines 24–26"; nothing for a whole document. */
void cited_lines(const struct citation *citation, struct string_buffer *out);
/* NULL where it is not among them. */
const struct source *cited_find(const struct source *sources, size_t count, const char *id);

#endif
