/* Every treatment function, test and cancer type that a dataset has figures of. */
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "statement.h"
#include "store/load_official.h"
#include "store/write_official.h"

static const char *const datasets[] = {"rtt", "dm01", "cancer", "other"};

static bool has_rows(struct store *store, const char *name, const char *dataset, int64_t function,
	bool *has, struct error *error)
{
	struct statement statement = statement_begin(store, name);

	statement_bind_text(&statement, ":dataset", dataset);
	statement_bind_integer(&statement, ":function", function);
	*has = statement_step(&statement);
	return statement_end(&statement, error);
}

/* The first dataset that has it; NULL where none has. */
static bool find_dataset(
	struct store *store, int64_t function, const char **dataset, struct error *error)
{
	bool has = false;

	*dataset = NULL;
	for (size_t i = 0; !has && i < sizeof datasets / sizeof *datasets; i++) {
		if (!has_rows(store, "find_function_waits", datasets[i], function, &has, error) ||
			(!has && !has_rows(store, "find_function_figures", datasets[i], function,
					 &has, error)))
			return false;
		*dataset = has ? datasets[i] : NULL;
	}
	return true;
}

static bool read_all(struct store *store, struct arena *arena, struct function_row **out,
	int64_t **numbers, size_t *count, struct error *error)
{
	struct statement statement = statement_begin(store, "list_functions");

	while (statement_step(&statement)) {
		if (statement_integer(&statement, 0) == FUNCTION_ALL)
			continue;
		*out = memory_resize(*out, *count + 1, sizeof **out);
		*numbers = memory_resize(*numbers, *count + 1, sizeof **numbers);
		(*numbers)[*count] = statement_integer(&statement, 0);
		(*out)[(*count)++] =
			(struct function_row){.code = statement_require(&statement, 1, arena),
				.name = statement_require(&statement, 2, arena)};
	}
	return statement_end(&statement, error);
}

static size_t place_of(const char *dataset)
{
	size_t place = 0;

	while (place < sizeof datasets / sizeof *datasets && strcmp(datasets[place], dataset) != 0)
		place++;
	return place;
}

/* Numbers are in the order that files were read in, which says nothing to a reader. */
static int compare(const void *left, const void *right)
{
	const struct function_row *a = left, *b = right;
	size_t x = place_of(a->dataset), y = place_of(b->dataset);

	return x != y ? (x > y) - (x < y) : strcmp(a->code, b->code);
}

bool load_functions(struct store *store, struct arena *arena, const struct function_row **out,
	size_t *count, struct error *error)
{
	struct function_row *found = NULL, *kept;
	int64_t *numbers = NULL;
	size_t all = 0;
	bool ok = read_all(store, arena, &found, &numbers, &all, error);

	*count = 0;
	kept = arena_array(arena, all, sizeof *kept);
	for (size_t i = 0; ok && i < all; i++) {
		ok = find_dataset(store, numbers[i], &found[i].dataset, error);
		if (ok && found[i].dataset != NULL)
			kept[(*count)++] = found[i];
	}
	if (*count > 0)
		qsort(kept, *count, sizeof *kept, compare);
	*out = kept;
	free(found);
	free(numbers);
	return ok;
}
