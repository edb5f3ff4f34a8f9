/* The block "Can it be checked?" of a page. */
#ifndef VIEWS_PAGE_CHECK_H
#define VIEWS_PAGE_CHECK_H

#include "page.h"

/* "17 figures" */
const char *page_count_figures(struct page *page, size_t figures);

/* The measure of a metric as its dossier has it: "dm01.activity MRI"; or NULL. */
const char *page_claimed_measure(struct page *page, const struct metric *metric);

/* What could test a claim, as a dossier has it. */
struct check {
	const char *measure, *measure_of, *testable; /* or NULL */
};

/* The block "Can it be checked?", with the counts at the right of its rule; also where the answer
 * is no. */
void page_check(struct page *page, const char *counts, const struct check *checks, size_t count);

#endif
