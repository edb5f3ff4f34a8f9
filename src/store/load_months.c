/* Which months of official statistics are there. */
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "statement.h"
#include "store/load_official.h"

/* Others are a damaged file's: readers go from the first month to the last one. */
enum { MONTHS_FIRST = 1900 * 12, MONTHS_LAST = 2200 * 12 };

bool load_months(struct store *store, struct arena *arena, const char *dataset,
	const struct loaded_month **out, size_t *count, struct error *error)
{
	struct statement statement = statement_begin(store, "list_months");
	struct loaded_month *found = NULL, *kept;

	*count = 0;
	statement_bind_text(&statement, ":dataset", dataset);
	while (statement_step(&statement)) {
		int64_t month = statement_integer(&statement, 0);

		if (month < MONTHS_FIRST || month > MONTHS_LAST)
			continue;
		found = memory_resize(found, *count + 1, sizeof *found);
		found[(*count)++] = (struct loaded_month){.month = (int)month,
			.import = statement_integer(&statement, 1),
			.vintage = statement_copy(&statement, 2, arena),
			.whole = statement_integer(&statement, 3) != 0};
	}
	kept = arena_array(arena, *count, sizeof *kept);
	if (*count > 0)
		memcpy(kept, found, *count * sizeof *kept);
	*out = kept;
	free(found);
	return statement_end(&statement, error);
}
