/* Folding for search and for matching names: what a reader types finds what a source printed. */
#ifndef TEXT_FOLD_H
#define TEXT_FOLD_H

#include <stddef.h>

#include "base/string_buffer.h"

/*
 * Appends text in lower case, without accents, curly quotes straightened, apostrophes inside words
 * dropped ("Alzheimer's" = alzheimers), dashes of every kind and no-break spaces made plain, '&' =
 * "and", thousands commas dropped (11,500 = 11500; "1, 2" keeps its comma), currency and per cent
 * signs kept apart from their number ("£1.5m" = "£ 1.5m", "97%" = "97 %"), all white space one
 * space, none at the ends.
 */
void fold_text(const char *text, size_t size, struct string_buffer *out);

/* Damerau-Levenshtein distance in code points of two folded words, or limit + 1 as soon as it is
 * over limit (at most 8). */
size_t fold_distance(const char *a, const char *b, size_t limit);

#endif
