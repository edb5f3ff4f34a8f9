/* Where an official number comes from, in one line to paste beside it. */
#ifndef VIEWS_OFFICIAL_CITE_H
#define VIEWS_OFFICIAL_CITE_H

#include "base/error.h"
#include "base/memory.h"
#include "base/string_buffer.h"
#include "store/store.h"

/* "— Waiting list, within 18 weeks, all functions: Northumbria (RTF), Nov 2025. NHS England, file,
 * vintage, imported on …. Contains public sector information …" and a line end. */
bool official_cite(struct store *store, struct arena *arena, const char *id,
	struct string_buffer *out, struct error *error);

#endif
