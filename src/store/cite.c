/* Citations out of the column `sources` of a row that is at hand, without asking the database
 * again. */
#include <stdlib.h>
#include <string.h>

#include "model/list.h"
#include "rows.h"
#include "statement.h"

/* A statement that fails leaves ids to stand for names; the caller's own fails as well. */
static void read_names(struct store *store)
{
	struct source_names *names = &store->source_names;
	struct statement statement = statement_begin(store, "list_source_names");
	const char **pairs = NULL;
	size_t count = 0, capacity = 0;
	struct error ignored;

	while (statement_step(&statement)) {
		if (count == capacity) {
			capacity = capacity * 2 + 64;
			pairs = memory_resize(pairs, capacity, 2 * sizeof *pairs);
		}
		pairs[2 * count] = statement_require(&statement, 0, &names->arena);
		pairs[2 * count++ + 1] = statement_require(&statement, 1, &names->arena);
	}
	statement_end(&statement, &ignored);
	if (count > 0)
		names->pairs = memcpy(arena_array(&names->arena, count, 2 * sizeof *pairs), pairs,
			count * 2 * sizeof *pairs);
	names->count = count;
	names->known = true;
	free(pairs);
}

void rows_forget_names(struct store *store)
{
	arena_free(&store->source_names.arena);
	store->source_names = (struct source_names){.known = false};
}

static int compare_ids(const void *key, const void *pair)
{
	return strcmp(key, *(const char *const *)pair);
}

static struct citation cite(
	struct store *store, struct arena *arena, const struct list_citation *from)
{
	const struct source_names *names = &store->source_names;
	const char *id = arena_bytes(arena, from->source.text, from->source.size);
	const char *const *pair = names->count > 0 ? bsearch(id, names->pairs, names->count,
							     2 * sizeof *names->pairs, compare_ids)
						   : NULL;

	return (struct citation){
		id, pair != NULL ? pair[1] : id, from->first_line, from->last_line};
}

struct citations rows_cite(struct store *store, struct arena *arena, const char *sources)
{
	const char *rest = sources;
	struct list_item item;
	struct list_citation parsed;
	struct citation *items;
	size_t count = 0, capacity = 1;

	if (!store->source_names.known)
		read_names(store);
	for (const char *at = sources; at != NULL && *at != '\0'; at++)
		capacity += *at == ';';
	items = arena_array(arena, capacity, sizeof *items);
	while (list_next(&rest, &item))
		if (list_citation_parse(item, &parsed))
			items[count++] = cite(store, arena, &parsed);
	return (struct citations){items, count};
}
