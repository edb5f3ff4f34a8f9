/* What an official number is known by in panes, where a claim has the id of its row:
 * "~RTF|rtt.incomplete.median|C_110|2025-04". */
#ifndef VIEWS_OFFICIAL_ID_H
#define VIEWS_OFFICIAL_ID_H

#include <stdbool.h>

#include "base/memory.h"

/* Whose, what, of which function or test, in which month; but for the first, each may be missing:
 * NULL, and MONTH_NONE. */
struct official_id {
	const char *who, *measure, *function;
	int month;
};

bool official_id_is(const char *id); /* false for NULL, and for the id of a row */
const char *official_id_make(struct arena *arena, const struct official_id *id);
/* What is not there, or damaged, is missing. */
struct official_id official_id_read(struct arena *arena, const char *text);

/* A claim names its series by the id of a measure and, where it is of one function or test, its
 * code behind a space: "dm01.activity MRI". */
struct official_id official_id_of_claim(struct arena *arena, const char *measure, const char *who);

#endif
