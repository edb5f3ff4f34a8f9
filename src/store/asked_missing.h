/* Who is missing from a sum of many: a body that submitted before, and not in this month. */
#ifndef STORE_ASKED_MISSING_H
#define STORE_ASKED_MISSING_H

#include "asked.h"

/*
 * "without RF4, RHQ, RTF and 2 others", the largest first, for each whole month of the span, and of
 * England and of NHS trusts for each built-in one, in
 * items[].note: those who had something of the measure, in whatever function, in an earlier month
 * and nothing in this one, unless a list of organisations says that they were closed. Of England
 * and of NHS trusts it is trusts that are told; others than trusts come and go, so elsewhere they
 * are told where they are back later only, and a trust that is not back for two years; and who had
 * less than a thousandth of the sum (counts, one a month) is not. Of what ICBs commission, what
 * matters is the part that was theirs. Where nobody but those of the built-in months can be known
 * to be missing, it is "without at least RF4". In a group of the user's everybody is told. One body
 * alone has no such note.
 */
bool asked_missing(struct store *store, struct arena *arena, const struct series *series,
	int64_t function, const struct span *span, const double *counts, struct observation *items,
	struct error *error);

#endif
