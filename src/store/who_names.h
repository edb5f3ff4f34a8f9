/* Bodies of official files by the beginning of a name, also of one that the collection has. */
#ifndef STORE_WHO_NAMES_H
#define STORE_WHO_NAMES_H

#include <stdbool.h>
#include <stddef.h>

#include "asked_body.h"

/* The one body that is called so, exactly or, where nobody is, from its beginning; else false, and
 * *choices has them ("RTF  NORTHUMBRIA …") where there are several. */
bool who_named(struct store *store, struct arena *arena, const char *text, struct body_record *out,
	const char *const **choices, size_t *choice_count, struct error *error);

#endif
