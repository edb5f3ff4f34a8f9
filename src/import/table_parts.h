/* What table.c and table_heading.c share. */
#ifndef IMPORT_TABLE_PARTS_H
#define IMPORT_TABLE_PARTS_H

#include <stdbool.h>
#include <stddef.h>

#include "table.h"

/* Once table->text is there: tells its delimiter, and begins to read it. */
void table_start(struct table *table);

/* Whether a space begins here; *size is of it in bytes. */
bool table_is_space(const char *text, size_t *size);

#endif
