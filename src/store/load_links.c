/* The links between rows, followed backwards. */
#include "store/load_links.h"

#include <limits.h>
#include <string.h>

#include "statement.h"

/* Room for one more of count elements: twice the room at every power of two. The old one stays in
 * the arena. */
static void *grow(struct arena *arena, void *old, size_t count, size_t size)
{
	void *new;

	if (count & (count - 1))
		return old;
	new = arena_array(arena, count ? count * 2 : 1, size);
	if (count)
		memcpy(new, old, count * size);
	return new;
}

/* A kind that is none of our tables can only come from a damaged file: such a row is passed over.
 */
static const struct dossier_table *table_of(const struct statement *statement)
{
	const char *kind = statement_text(statement, 0);

	return kind ? dossier_table_named(kind) : NULL;
}

bool load_references(struct store *store, struct arena *arena, const char *id,
	const struct reference **out, size_t *count, struct error *error)
{
	struct statement s = statement_begin(store, "load_references");
	struct reference *references = NULL;

	*count = 0;
	statement_bind_text(&s, ":id", id);
	while (statement_step(&s)) {
		if (!table_of(&s))
			continue;
		references = grow(arena, references, *count, sizeof *references);
		references[(*count)++] = (struct reference){
			.table = table_of(&s),
			.id = statement_require(&s, 1, arena),
			.name = statement_require(&s, 2, arena),
			.dossier = statement_require(&s, 3, arena),
			.parent = statement_require(&s, 4, arena),
			.role = statement_require(&s, 5, arena),
		};
	}
	*out = references;
	return statement_end(&s, error);
}

bool load_citing(struct store *store, struct arena *arena, const char *source, int first_line,
	int last_line, const struct citing **out, size_t *count, struct error *error)
{
	struct statement s = statement_begin(store, "load_citing");
	struct citing *citing = NULL;

	*count = 0;
	statement_bind_text(&s, ":source", source);
	statement_bind_integer(&s, ":first", first_line);
	statement_bind_integer(&s, ":last", last_line ? last_line : INT_MAX);
	while (statement_step(&s)) {
		if (!table_of(&s))
			continue;
		citing = grow(arena, citing, *count, sizeof *citing);
		citing[(*count)++] = (struct citing){
			.table = table_of(&s),
			.id = statement_require(&s, 1, arena),
			.name = statement_require(&s, 2, arena),
			.dossier = statement_require(&s, 3, arena),
			.parent = statement_require(&s, 4, arena),
			.first_line = (int)statement_integer(&s, 5),
			.last_line = (int)statement_integer(&s, 6),
		};
	}
	*out = citing;
	return statement_end(&s, error);
}
