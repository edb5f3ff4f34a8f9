/* What was missing and comes back very different: probably recording, not care. */
#ifndef STORE_RETURNED_H
#define STORE_RETURNED_H

#include <stdbool.h>

#include "model/measure.h"

/* One body's or group's months of a measure as they are gone through. */
struct gap_watch {
	const struct measure *measure;
	double value, count; /* of the last month that had a value */
	bool any, gap;	     /* there was one; since then one was withheld */
};

/*
 * The next month. value: NAN where there is none, and why says so; count: what it is a measure of,
 * or NAN. True: it is the first after months that were not submitted or not reported, and very
 * different. A month that is not loaded is no gap in the recording.
 */
bool gap_returned(struct gap_watch *watch, double value, double count, const char *why);

#endif
