/* Finding the row a person means by an id, a name, an alias, a code, or the beginning of one. */
#include "named.h"

#include <stdlib.h>
#include <string.h>

#include "model/dossier_table.h"
#include "statement.h"
#include "text/fold.h"

/* Rows of a statement whose columns are id, kind and name. */
static bool collect(struct statement *statement, struct arena *arena, const struct named **out,
	size_t *count, struct error *error)
{
	struct named *found = NULL, *copy;

	*count = 0;
	while (statement_step(statement)) {
		const char *kind = statement_text(statement, 1);
		const struct dossier_table *table = kind != NULL ? dossier_table_named(kind) : NULL;

		if (table == NULL)
			continue;
		found = memory_resize(found, *count + 1, sizeof *found);
		found[(*count)++] = (struct named){.id = statement_require(statement, 0, arena),
			.kind = table->singular,
			.name = statement_require(statement, 2, arena)};
	}
	copy = arena_array(arena, *count, sizeof *copy);
	if (*count > 0)
		memcpy(copy, found, *count * sizeof *found);
	free(found);
	*out = copy;
	return statement_end(statement, error);
}

static bool find(struct store *store, const char *name, const char *parameter, const char *text,
	struct arena *arena, const struct named **out, size_t *count, struct error *error)
{
	struct statement statement = statement_begin(store, name);

	statement_bind_text(&statement, parameter, text);
	return collect(&statement, arena, out, count, error);
}

bool named_exactly(struct store *store, const char *text, struct arena *arena,
	const struct named **out, size_t *count, struct error *error)
{
	struct string_buffer folded = {0};
	bool done = find(store, "find_id", ":id", text, arena, out, count, error);

	fold_text(text, strlen(text), &folded);
	if (done && *count == 0 && folded.size > 0)
		done = find(store, "find_named", ":folded", string_buffer_text(&folded), arena, out,
			count, error);
	string_buffer_free(&folded);
	return done;
}

/* Rows of a statement for what begins with the text, in byte order. */
static bool list_from(struct store *store, const char *name, const char *text, struct arena *arena,
	const struct named **out, size_t *count, struct error *error)
{
	struct string_buffer last = {0};
	struct statement statement = statement_begin(store, name);
	bool done;

	string_buffer_add(&last, text);
	string_buffer_add(&last, "\xF4\x8F\xBF\xBF"); /* U+10FFFF, behind every other */
	statement_bind_text(&statement, ":first", text);
	statement_bind_text(&statement, ":last", string_buffer_text(&last));
	done = collect(&statement, arena, out, count, error);
	string_buffer_free(&last);
	return done;
}

/* A beginning of a name, an alias or a code, else of an id. */
static bool begin_with(struct store *store, const char *text, struct arena *arena,
	const struct named **out, size_t *count, struct error *error)
{
	struct string_buffer folded = {0};
	bool done = true;

	fold_text(text, strlen(text), &folded);
	if (folded.size > 0)
		done = list_from(
			store, "list_named", string_buffer_text(&folded), arena, out, count, error);
	string_buffer_free(&folded);
	if (done && *count == 0 && *text != '\0')
		done = list_from(store, "list_ids", text, arena, out, count, error);
	return done;
}

/* "HSJ" is an organisation and the term that spells it out: who says it means the organisation. */
static void leave_terms_out(const struct named **items, size_t *count, struct arena *arena)
{
	struct named *kept = arena_array(arena, *count, sizeof *kept);
	size_t kept_count = 0;

	for (size_t i = 0; i < *count; i++)
		if (strcmp((*items)[i].kind, "term") != 0)
			kept[kept_count++] = (*items)[i];
	if (kept_count > 0) {
		*items = kept;
		*count = kept_count;
	}
}

bool search_named(struct store *store, const char *name, struct arena *arena,
	const struct named **out, size_t *count, struct error *error)
{
	if (!named_exactly(store, name, arena, out, count, error))
		return false;
	if (*count == 0)
		return begin_with(store, name, arena, out, count, error);
	leave_terms_out(out, count, arena);
	return true;
}
