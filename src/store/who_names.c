/* Names of bodies, those they had before, and names that the collection has for their codes. */
#include "who_names.h"

#include <stdlib.h>
#include <string.h>

#include "statement.h"
#include "text/fold.h"

/* A body that is called so, from the beginning or wholly. */
struct candidate {
	const char *code, *name;
	bool whole;
	bool has_figures; /* or had: a monthly file named it */
};
struct candidates {
	struct candidate *items;
	size_t count, capacity;
};

static void add(struct candidates *list, const struct candidate *candidate)
{
	for (size_t i = 0; i < list->count; i++)
		if (strcmp(list->items[i].code, candidate->code) == 0) {
			list->items[i].whole = list->items[i].whole || candidate->whole;
			return;
		}
	if (list->count == list->capacity) {
		list->capacity = list->capacity * 2 + 16;
		list->items = memory_resize(list->items, list->capacity, sizeof *list->items);
	}
	list->items[list->count++] = *candidate;
}

static bool collect(struct store *store, struct arena *arena, const char *statement_name,
	const char *first, struct candidates *list, struct error *error)
{
	const char *last = arena_format(arena, "%s\xF4\x8F\xBF\xBF", first);
	struct statement statement = statement_begin(store, statement_name);

	statement_bind_text(&statement, ":first", first);
	statement_bind_text(&statement, ":last", last);
	while (statement_step(&statement))
		add(list, &(struct candidate){.whole = statement_integer(&statement, 0) == 0,
				  .code = statement_require(&statement, 1, arena),
				  .name = statement_require(&statement, 2, arena),
				  .has_figures = statement_integer(&statement, 3) != 0});
	return statement_end(&statement, error);
}

static bool is_whole(const struct candidate *candidate)
{
	return candidate->whole;
}

static bool has_figures(const struct candidate *candidate)
{
	return candidate->has_figures;
}

/* Where somebody is of this kind, the others are not meant. */
static void prefer(struct candidates *list, bool (*is)(const struct candidate *))
{
	size_t kept = 0;

	for (size_t i = 0; i < list->count; i++)
		if (is(&list->items[i]))
			list->items[kept++] = list->items[i];
	if (kept > 0)
		list->count = kept;
}

static int compare_codes(const void *left, const void *right)
{
	return strcmp(
		((const struct candidate *)left)->code, ((const struct candidate *)right)->code);
}

static bool is_ambiguous(struct arena *arena, const char *text, struct candidates *list,
	const char *const **choices, size_t *choice_count, struct error *error)
{
	const char **lines = arena_array(arena, list->count, sizeof *lines);

	qsort(list->items, list->count, sizeof *list->items, compare_codes);
	for (size_t i = 0; i < list->count; i++)
		lines[i] = arena_format(arena, "%s  %s", list->items[i].code, list->items[i].name);
	*choices = lines;
	*choice_count = list->count;
	return error_set(error, "\"%s\" can mean %zu of them: say the code, or more of the name",
		text, list->count);
}

static bool choose(struct store *store, struct arena *arena, const char *text,
	struct candidates *list, struct body_record *out, const char *const **choices,
	size_t *choice_count, struct error *error)
{
	if (list->count == 0)
		return error_set(error,
			"\"%s\" is nobody in the official statistics that are loaded: say an ODS "
			"code, the beginning of a name, England, sector:nhs or company:NVC",
			text);
	if (list->count > 1)
		return is_ambiguous(arena, text, list, choices, choice_count, error);
	if (!asked_body_coded(store, arena, list->items[0].code, out, error))
		return false;
	return out->number != 0 ||
	       error_set(error, "%s (%s) is in none of the official files that are loaded",
		       list->items[0].name, list->items[0].code);
}

bool who_named(struct store *store, struct arena *arena, const char *text, struct body_record *out,
	const char *const **choices, size_t *choice_count, struct error *error)
{
	struct string_buffer folded = {0};
	struct candidates list = {.items = NULL};
	bool done = true;

	fold_text(text, strlen(text), &folded);
	if (folded.size > 0)
		done = collect(store, arena, "list_bodies_named", string_buffer_text(&folded),
			       &list, error) &&
		       collect(store, arena, "list_codes_of_names", string_buffer_text(&folded),
			       &list, error);
	string_buffer_free(&folded);
	/* Lists of organisations name closed trusts, sites and practices, which have no series. */
	prefer(&list, is_whole);
	prefer(&list, has_figures);
	done = done && choose(store, arena, text, &list, out, choices, choice_count, error);
	free(list.items);
	return done;
}
