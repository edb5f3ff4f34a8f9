/* What is built in, in a file of the user's. */
#ifndef STORE_REFRESH_H
#define STORE_REFRESH_H

#include "store/store.h"

/* Replaces the dossiers and the official statistics that are older than the program's. */
bool refresh_built_in(struct store *store, struct error *error);

/* Part of the above: every month that is missing is copied, and those of an older collection are
 * renewed. The user's own months stay. to->refreshing must be set. */
bool refresh_official(struct store *from, struct store *to, struct error *error);

#endif
