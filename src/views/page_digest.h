/*
 * The first screen of a record: of each question as many lines as leave room for "Can it be
 * checked?" on the smallest terminal that shows three panes; the others follow below it.
 */
#ifndef VIEWS_PAGE_DIGEST_H
#define VIEWS_PAGE_DIGEST_H

#include "page.h"

struct page_digest {
	size_t from;		 /* lines of the page before the first question */
	struct page_line *below; /* withheld */
	size_t below_count;
};

/* Order of calls: begin, add lines to the page, withhold, add the block that must be seen,
 * add_rest. */
void page_digest_begin(struct page_digest *digest, const struct page *page);
void page_digest_withhold(struct page_digest *digest, struct page *page);
void page_digest_add_rest(const struct page_digest *digest, struct page *page);

#endif
