/* A source, and a date, in words for people. */
#ifndef VIEWS_SOURCE_WORDS_H
#define VIEWS_SOURCE_WORDS_H

#include "base/memory.h"
#include "model/collection.h"

/* "9 March 2020", "2018 (inferred)", "undated" */
const char *source_date_words(const struct source *source, struct arena *arena);
/* "InHealth Group, 9 March 2020": the short name stands in where no publisher is named. */
const char *source_words(const struct source *source, struct arena *arena);

/* "NHS Partners Network (the acknowledgements and the back page)" */
const char *source_publisher_words(const struct source *source, struct arena *arena);

/* The date of a row that has the five columns for one. */
struct date row_date(const struct row *row);

#endif
