/* A group of the user's: a file of codes. */
#ifndef APP_GROUP_FILE_H
#define APP_GROUP_FILE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/error.h"
#include "base/memory.h"

/* Codes stand one a line or with commas, semicolons or spaces between them; "#" begins a comment.
 * They are in capitals afterwards. */
bool group_read(const char *path, struct arena *arena, const char *const **codes, size_t *count,
	struct error *error);

#endif
