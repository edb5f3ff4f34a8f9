/* Part of store_check(): the tables of official statistics. */
#ifndef STORE_CHECK_OFFICIAL_H
#define STORE_CHECK_OFFICIAL_H

#include "base/error.h"
#include "base/string_buffer.h"
#include "store/store.h"

/* Appends a line for each problem. */
bool check_official(struct store *store, struct string_buffer *report, struct error *error);

#endif
