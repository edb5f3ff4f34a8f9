/* Imports, as they were recorded. */
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "connection.h"
#include "statement.h"
#include "store/load_official.h"

static struct import_row read_import(const struct statement *row, struct arena *arena)
{
	return (struct import_row){
		.id = statement_integer(row, 0),
		.file = statement_require(row, 1, arena),
		.kind = statement_require(row, 2, arena),
		.digest = statement_require(row, 3, arena),
		.period = statement_copy(row, 4, arena),
		.vintage = statement_copy(row, 5, arena),
		.dossier = statement_copy(row, 6, arena),
		.bytes = statement_integer(row, 7),
		.rows = statement_integer(row, 8),
		.when = statement_integer(row, 9),
		.months = (size_t)statement_integer(row, 10),
		.built_in = statement_integer(row, 11) != 0,
	};
}

/* A file of an older program knows imports, but no months. */
bool load_imports(struct store *store, struct arena *arena, const struct import_row **out,
	size_t *count, struct error *error)
{
	struct statement statement =
		statement_begin(store, store->schema >= 2 ? "list_imports" : "list_imports_1");
	struct import_row *found = NULL, *kept;

	*count = 0;
	while (statement_step(&statement)) {
		found = memory_resize(found, *count + 1, sizeof *found);
		found[(*count)++] = read_import(&statement, arena);
	}
	kept = arena_array(arena, *count, sizeof *kept);
	if (*count > 0)
		memcpy(kept, found, *count * sizeof *kept);
	*out = kept;
	free(found);
	return statement_end(&statement, error);
}
