/* The built-in dossiers in a file of the user's. */
#ifndef STORE_REFRESH_H
#define STORE_REFRESH_H

#include "store/store.h"

/* Replaces those that are older than the program's. */
bool refresh_built_in(struct store *store, struct error *error);

#endif
