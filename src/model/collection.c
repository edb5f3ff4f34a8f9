/* Rows of any table by the names of their columns. */
#include "model/collection.h"

#include <assert.h>
#include <string.h>

const char *row_field(const struct row *row, const char *column)
{
	size_t i = 0;

	while (row->table->columns[i].name != NULL &&
		strcmp(row->table->columns[i].name, column) != 0)
		i++;
	assert(row->table->columns[i].name != NULL);
	return row->fields[i];
}
