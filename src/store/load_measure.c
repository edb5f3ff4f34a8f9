/* Measures by id: those of the table, and those that a user's own files brought. */
#include <stdlib.h>
#include <string.h>

#include "statement.h"
#include "store/load_official.h"

static struct measure own_measure(const char *name, const char *unit)
{
	return (struct measure){.id = name,
		.name = name,
		.head = "value",
		.dataset = "other",
		.unit = unit != NULL ? unit : "",
		.better = BETTER_NEUTRAL,
		.form = MEASURE_SUM,
		.items = {name},
		.counts = "What your own file says under this name.",
		.misses = "Nothing is known of how it was counted."};
}

bool load_own_measures(struct store *store, struct arena *arena, const struct measure **out,
	size_t *count, struct error *error)
{
	struct statement statement = statement_begin(store, "list_own_items");
	struct measure *found = NULL, *copy;
	size_t capacity = 0;

	*count = 0;
	while (statement_step(&statement)) {
		if (*count == capacity) {
			capacity = capacity * 2 + 16;
			found = memory_resize(found, capacity, sizeof *found);
		}
		found[(*count)++] = own_measure(statement_require(&statement, 0, arena),
			statement_copy(&statement, 1, arena));
	}
	copy = arena_array(arena, *count, sizeof *copy);
	if (*count > 0)
		memcpy(copy, found, *count * sizeof *found);
	free(found);
	*out = copy;
	return statement_end(&statement, error);
}

/* Ids of the table that begin with what was asked for, as a hint. */
static bool unknown_measure(const char *id, struct error *error)
{
	const char *dot = strrchr(id, '.');
	size_t size = dot != NULL ? (size_t)(dot - id) : strlen(id);
	static const char list[] = "concordat list measures has them all";

	for (const struct measure *at = measures; at->id != NULL && size > 0; at++)
		if (strncmp(at->id, id, size) == 0)
			return error_set(error, "no measure is called \"%s\"; there is %s, and %s",
				id, at->id, list);
	return error_set(error, "no measure is called \"%s\"; %s", id, list);
}

bool load_measure(struct store *store, struct arena *arena, const char *id, struct measure *out,
	struct measure_names *made, struct error *error)
{
	struct statement statement;
	bool found;

	if (measure_find(id, out, made))
		return true;
	statement = statement_begin(store, "find_item_named");
	statement_bind_text(&statement, ":name", id);
	found = statement_step(&statement) && strcmp(statement_text(&statement, 2), "other") == 0;
	if (found)
		*out = own_measure(arena_string(arena, id), statement_copy(&statement, 1, arena));
	return statement_end(&statement, error) && (found || unknown_measure(id, error));
}
