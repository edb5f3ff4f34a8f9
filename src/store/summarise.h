/* What lists show of a row, worked out once an import rather than at every key. */
#ifndef STORE_SUMMARISE_H
#define STORE_SUMMARISE_H

#include "base/error.h"
#include "store/store.h"

/* Makes the summaries of all partnerships, organisations, events and metrics of all dossiers anew,
 * and which of them have to do with which. */
bool summarise(struct store *store, struct error *error);

#endif
