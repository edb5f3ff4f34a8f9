/* What an official measure is called in one breath, for a status line and for "Can it be checked?".
 */
#ifndef VIEWS_MEASURE_WORDS_H
#define VIEWS_MEASURE_WORDS_H

/* "dm01.activity" is "DM01 tests done"; a measure that is not in the table is its own name. */
const char *measure_words(const char *measure);

#endif
