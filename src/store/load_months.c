/* Which months of official statistics are there. */
#include <stdlib.h>
#include <string.h>

#include "asked.h"
#include "base/memory.h"
#include "model/month.h"
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
			.whole = statement_integer(&statement, 3) != 0,
			.built_in = statement_integer(&statement, 4) != 0};
	}
	kept = arena_array(arena, *count, sizeof *kept);
	if (*count > 0)
		memcpy(kept, found, *count * sizeof *kept);
	*out = kept;
	free(found);
	return statement_end(&statement, error);
}

bool load_any_months(struct store *store, struct arena *arena, const struct any_month **out,
	size_t *count, struct error *error)
{
	struct statement statement = statement_begin(store, "list_any_months");
	struct any_month *found = NULL, *kept;

	*count = 0;
	while (statement_step(&statement)) {
		int64_t month = statement_integer(&statement, 0);

		if (month < MONTHS_FIRST || month > MONTHS_LAST)
			continue;
		found = memory_resize(found, *count + 1, sizeof *found);
		found[(*count)++] =
			(struct any_month){(int)month, statement_require(&statement, 1, arena)};
	}
	kept = arena_array(arena, *count, sizeof *kept);
	if (*count > 0)
		memcpy(kept, found, *count * sizeof *kept);
	*out = kept;
	free(found);
	return statement_end(&statement, error);
}

bool load_month_range(struct store *store, struct arena *arena, const struct measure *measure,
	const char **words, struct error *error)
{
	const struct loaded_month *months;
	char first[9], last[9];
	size_t count, span;

	*words = NULL;
	if (!load_months(store, arena, asked_months_of(measure, arena), &months, &count, error))
		return false;
	if (count == 0)
		return true;
	span = (size_t)(months[count - 1].month - months[0].month) + 1;
	month_format(months[0].month, first);
	month_format(months[count - 1].month, last);
	*words = span == 1	 ? arena_string(arena, first)
		 : span == count ? arena_format(arena, "%s to %s", first, last)
				 : arena_format(arena, "%s to %s (%zu of %zu months)", first, last,
					   count, span);
	return true;
}
