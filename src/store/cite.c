/* Citations out of the column `sources` of a row that is at hand, without asking the database again
 * but for the name of a source that was not met before. */
#include <stdlib.h>
#include <string.h>

#include "connection.h"
#include "model/list.h"
#include "rows.h"
#include "store/load_records.h"

void rows_forget_names(struct store *store)
{
	free(store->source_names.items);
	arena_free(&store->source_names.arena);
	store->source_names = (struct source_names){.count = 0};
}

static const char *ask_name(struct store *store, struct list_item source)
{
	struct source_names *names = &store->source_names;
	struct source_name found = {.id = arena_bytes(&names->arena, source.text, source.size)};

	found.name = load_name(store, &names->arena, found.id, true);
	names->items = memory_resize(names->items, names->count + 1, sizeof *names->items);
	names->items[names->count++] = found;
	return found.name;
}

static const char *name_source(struct store *store, struct list_item source)
{
	const struct source_names *names = &store->source_names;

	for (size_t i = 0; i < names->count; i++)
		if (strncmp(names->items[i].id, source.text, source.size) == 0 &&
			names->items[i].id[source.size] == '\0')
			return names->items[i].name;
	return ask_name(store, source);
}

struct citations rows_cite(struct store *store, struct arena *arena, const char *sources)
{
	const char *rest = sources;
	struct list_item item;
	struct list_citation parsed;
	struct citation *items;
	size_t count = 0, capacity = 1;

	for (const char *at = sources; at != NULL && *at != '\0'; at++)
		capacity += *at == ';';
	items = arena_array(arena, capacity, sizeof *items);
	while (list_next(&rest, &item))
		if (list_citation_parse(item, &parsed))
			items[count++] = (struct citation){
				arena_bytes(arena, parsed.source.text, parsed.source.size),
				name_source(store, parsed.source), parsed.first_line,
				parsed.last_line};
	return (struct citations){items, count};
}
