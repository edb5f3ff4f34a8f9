/* The official series of an organisation, as lines of its record. */
#ifndef VIEWS_OFFICIAL_ROWS_H
#define VIEWS_OFFICIAL_ROWS_H

#include "page.h"

/* A line for each of the measures that are asked for most, as far as any month of it is loaded,
 * and one that leads to all; nothing where no file has figures of the code. */
void official_rows(struct page *page, const char *code);

#endif
