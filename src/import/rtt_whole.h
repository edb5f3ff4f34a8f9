/* Whether an extract is a whole month, a part of one, or cut off at the end of a line. */
#ifndef IMPORT_RTT_WHOLE_H
#define IMPORT_RTT_WHOLE_H

#include "rtt_read.h"
#include "store/store.h"

/* Both in the arena of the reading, or NULL. */
struct rtt_whole {
	const char *in_part; /* why it is only a part of its month */
	const char *note;    /* what else is to be told of it */
};

/*
 * After the rows were balanced. What looks whole and lacks pathways that NHS England published, or
 * providers that the months beside it have, is refused; with keep_going it is a part.
 */
bool rtt_judge_whole(
	struct store *store, struct reading *reading, struct rtt_whole *out, struct error *error);

#endif
