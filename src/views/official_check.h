/* What the official series that a claim names says now. */
#ifndef VIEWS_OFFICIAL_CHECK_H
#define VIEWS_OFFICIAL_CHECK_H

#include "base/error.h"
#include "base/memory.h"
#include "base/string_buffer.h"
#include "store/store.h"

/* Appends ": 3,391 scans and 2,003 waiting in Jun 2025", the latest month that has a figure;
 * nothing where none is loaded. measure: as a claim has it, "dm01.activity MRI"; code: of whose. */
bool official_check_add(struct store *store, struct arena *arena, const char *measure,
	const char *code, struct string_buffer *out, struct error *error);

#endif
