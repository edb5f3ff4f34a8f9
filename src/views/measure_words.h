/* What an official measure is called in one breath, for a status line and for "Can it be checked?".
 */
#ifndef VIEWS_MEASURE_WORDS_H
#define VIEWS_MEASURE_WORDS_H

#include "base/string_buffer.h"

/* "DM01, tests done, MRI"; a measure that is not in the table is its own name. function:
 * its code, or NULL. */
void measure_words(const char *measure, const char *function, struct string_buffer *out);

#endif
