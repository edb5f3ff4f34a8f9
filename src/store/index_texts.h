/* What of a row can be searched for. */
#ifndef STORE_INDEX_TEXTS_H
#define STORE_INDEX_TEXTS_H

#include "base/error.h"
#include "store/store.h"

/* Indexes the texts of all rows of all dossiers anew. */
bool index_texts(struct store *store, struct error *error);

#endif
