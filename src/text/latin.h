/* Latin letters without their accents. */
#ifndef TEXT_LATIN_H
#define TEXT_LATIN_H

#include <stddef.h>
#include <stdint.h>

enum { LATIN_LONGEST = 3 };

/*
 * The ASCII letters (at most LATIN_LONGEST, no NUL) for a Latin letter with an accent or a stroke,
 * a ligature, or a full-width form of an ASCII character. Returns how many; 0 where it is none of
 * these.
 */
size_t latin_plain(int32_t code_point, char *out);

#endif
