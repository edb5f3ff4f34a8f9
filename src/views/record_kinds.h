/* What fills a page: one function for each kind of record that needs an order of its own, and one
 * for the rest. */
#ifndef VIEWS_RECORD_KINDS_H
#define VIEWS_RECORD_KINDS_H

#include "page.h"

/* Each sets title and subtitle and adds the lines; page->failed where something could not be read.
 */
void record_partnership(struct page *page);
void record_organisation(struct page *page);
void record_metric(struct page *page);
void record_source(struct page *page);
void record_any(struct page *page);

#endif
