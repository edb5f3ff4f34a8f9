/* The official series of an organisation, as lines of its record. */
#ifndef VIEWS_OFFICIAL_ROWS_H
#define VIEWS_OFFICIAL_ROWS_H

#include "page.h"

/* A line for each of the measures that are asked for most, as far as any month of it is loaded,
 * and one that leads to all; what the code has not itself is that of its company, named so, with
 * what to mind. Nothing where no file has figures of either. */
void official_rows(struct page *page, const char *code);

/* The line that leads to every measure of a site, where it reports under this code of its own. */
void official_site(struct page *page, const char *code);

#endif
