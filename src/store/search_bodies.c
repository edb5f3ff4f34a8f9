/* Search over the bodies of official statistics: their names are few and folded, and are read
 * through. */
#include "search_bodies.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "statement.h"
#include "text/fold.h"

struct bodies {
	struct hit *items;
	size_t count;
	struct string_buffer text; /* code and name, folded */
	const char *typed;
};

static const char *kind_words(const char *kind)
{
	static const char *const words[][2] = {
		{"provider", "provider"}, {"icb", "ICB"}, {"region", "region"}};

	for (size_t i = 0; kind != NULL && i < sizeof words / sizeof *words; i++)
		if (strcmp(words[i][0], kind) == 0)
			return words[i][1];
	return NULL;
}

/* The name stands behind the code and a space. */
static const char *fold_body(struct bodies *bodies, const char *code, const char *folded)
{
	string_buffer_truncate(&bodies->text, 0);
	fold_text(code, strlen(code), &bodies->text);
	string_buffer_add_char(&bodies->text, ' ');
	string_buffer_add(&bodies->text, folded);
	return string_buffer_text(&bodies->text);
}

static bool is_called(const struct bodies *bodies, const char *folded)
{
	size_t code = bodies->text.size - strlen(folded) - 1;

	return strcmp(bodies->typed, folded) == 0 ||
	       (strlen(bodies->typed) == code &&
		       strncmp(bodies->typed, string_buffer_text(&bodies->text), code) == 0);
}

/* A name of a body that matches; its older names come behind the newest. */
static void add_hit(struct bodies *bodies, const struct statement *row, struct arena *arena)
{
	const char *code = statement_text(row, 0), *name = statement_text(row, 1),
		   *former = statement_text(row, 2), *folded = statement_text(row, 3);
	struct hit hit = {.kind = kind_words(statement_text(row, 4)), .dossier = ""};

	if (bodies->count > 0 && strcmp(bodies->items[bodies->count - 1].id, code) == 0)
		return;
	hit.id = hit.record = arena_string(arena, code);
	hit.name = arena_string(arena, name);
	if (strcmp(former, name) != 0)
		hit.context = arena_format(arena, "as %s", former);
	hit.rank = is_called(bodies, folded) ? -1 : 0;
	bodies->items = memory_resize(bodies->items, bodies->count + 1, sizeof *bodies->items);
	bodies->items[bodies->count++] = hit;
}

static bool is_whole(const struct statement *row)
{
	for (int column = 0; column < 4; column++)
		if (statement_is_null(row, column))
			return false;
	return kind_words(statement_text(row, 4)) != NULL;
}

static bool find_record(
	struct store *store, struct hit *hit, struct arena *arena, struct error *error)
{
	struct statement statement = statement_begin(store, "find_organisation");
	struct string_buffer folded = {0};
	bool done;

	fold_text(hit->id, strlen(hit->id), &folded);
	statement_bind_text(&statement, ":folded", string_buffer_text(&folded));
	if (statement_step(&statement) && !statement_is_null(&statement, 0))
		hit->record = statement_copy(&statement, 0, arena);
	done = statement_end(&statement, error);
	string_buffer_free(&folded);
	return done;
}

bool search_bodies(struct store *store, const struct query *query, struct arena *arena,
	struct hit **out, size_t *count, struct error *error)
{
	struct bodies bodies = {.typed = query_text(query, arena)};
	struct statement row = statement_begin(store, "search_bodies");
	bool done;

	while (statement_step(&row))
		if (is_whole(&row) &&
			query_matches(query, fold_body(&bodies, statement_text(&row, 0),
						     statement_text(&row, 3))))
			add_hit(&bodies, &row, arena);
	done = statement_end(&row, error);
	for (size_t i = 0; done && i < bodies.count; i++)
		done = find_record(store, &bodies.items[i], arena, error);
	*count = done ? bodies.count : 0;
	*out = arena_array(arena, *count, sizeof **out);
	if (*count > 0)
		memcpy(*out, bodies.items, *count * sizeof **out);
	free(bodies.items);
	string_buffer_free(&bodies.text);
	return done;
}
