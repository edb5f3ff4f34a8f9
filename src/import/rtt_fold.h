/* Rows added up to one distribution for each part, treatment function, provider and ICB. */
#ifndef IMPORT_RTT_FOLD_H
#define IMPORT_RTT_FOLD_H

#include "rtt_read.h"
#include "store/store.h"

struct fold; /* long-lived */

/* Begins to fold, in a thread of its own; the codes of ICBs have their numbers. */
struct fold *fold_begin(struct reading *reading);
/* Folds along with it, and writes in the order of part, function, body; now all codes have their
 * numbers. The commissioner of a group is the number of an ICB. */
bool fold_write(struct fold *fold, struct store *store, int month, struct error *error);
/* Folds along until all of that part is folded. */
void fold_finish(struct fold *fold, size_t part);
void fold_free(struct fold *fold);

#endif
