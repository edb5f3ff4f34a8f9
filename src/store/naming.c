/* Names, short names, other names, aliases and codes. */
#include "naming.h"

#include <stddef.h>
#include <string.h>

bool naming_is_name(const struct dossier_table *table, const struct column *column)
{
	static const struct {
		const char *table; /* NULL: any whose rows have ids of their own */
		const char *column;
	} names[] = {
		{NULL, "name"},
		{NULL, "short_name"},
		{NULL, "other_name"},
		{NULL, "name_as_printed"},
		{"aliases", "name"},
		{"codes", "code"},
		{"codes", "name"},
	};

	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		bool here = names[i].table == NULL ? table->prefix != 0
						   : strcmp(names[i].table, table->name) == 0;

		if (here && strcmp(names[i].column, column->name) == 0)
			return true;
	}
	return false;
}

bool naming_is_text(const struct dossier_table *table, const struct column *column)
{
	switch (column->type) {
	case COLUMN_TEXT:
	case COLUMN_CHOICES:
	case COLUMN_NUMBER:
	case COLUMN_DATE:
		return !naming_is_name(table, column) && strcmp(column->name, "id") != 0 &&
		       strcmp(column->name, "lines") != 0;
	default:
		return false;
	}
}
