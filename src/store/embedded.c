/* Finding what was embedded at build time. */
#include "embedded.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

static int compare_name(const void *name, const void *entry)
{
	return strcmp(name, ((const struct embedded *)entry)->name);
}

size_t embedded_sql_number(const char *name)
{
	const struct embedded *found =
		bsearch(name, embedded_sql_table, embedded_sql_count, sizeof *found, compare_name);

	assert(found != NULL);
	return (size_t)(found - embedded_sql_table);
}

const struct embedded *embedded_collection(void)
{
	return embedded_collection_count > 0 ? embedded_collection_table : NULL;
}
