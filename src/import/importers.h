/* The importers of small files, one a kind: each tells its own, and reads it. */
#ifndef IMPORT_IMPORTERS_H
#define IMPORT_IMPORTERS_H

#include <stdbool.h>
#include <stddef.h>

#include "harvest.h"
#include "source.h"
#include "table.h"

/* What each of them must find in its heading: lists that NULL ends, for messages. */
extern const struct table_want *const ae_layouts[],
	*const ae_long_layouts[], *const dm01_layouts[], *const cancer_layouts[],
								 *const long_layouts[],
									 *const ods_layouts[];

/* head: the first bytes of a file, as UTF-8. */
bool ae_recognises(const char *head, size_t size); /* monthly, and the workbook's grid */
bool ae_long_recognises(const char *head, size_t size);
bool dm01_recognises(const char *head, size_t size);
bool ods_recognises(const char *head, size_t size);
bool cancer_recognises(const char *head, size_t size);
bool long_recognises(const char *head, size_t size);

/* Into a harvest that was begun; false with line, column, byte and reason. */
bool ae_read(struct source *source, struct harvest *harvest, struct error *error);
bool ae_long_read(struct source *source, struct harvest *harvest, struct error *error);
bool dm01_read(struct source *source, struct harvest *harvest, struct error *error);
bool ods_read(struct source *source, struct harvest *harvest, struct error *error);
bool cancer_read(struct source *source, struct harvest *harvest, struct error *error);
bool long_read(struct source *source, struct harvest *harvest, struct error *error);

#endif
