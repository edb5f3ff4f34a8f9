/* Events, differences and sources. */
#include "store/load_records.h"

#include <stdlib.h>
#include <string.h>

#include "parts.h"
#include "rows.h"
#include "statement.h"

static bool load_event(struct store *store, struct arena *arena, const char *id, struct event *out,
	struct error *error)
{
	struct statement statement = statement_begin(store, "load_event");

	statement_bind_text(&statement, ":id", id);
	if (statement_step(&statement))
		*out = (struct event){
			.id = statement_require(&statement, 0, arena),
			.dossier = statement_require(&statement, 1, arena),
			.name = statement_require(&statement, 2, arena),
			.short_name = statement_require(&statement, 3, arena),
			.status = statement_require(&statement, 4, arena),
			.partnership = statement_copy(&statement, 5, arena),
			.partnership_name = statement_copy(&statement, 6, arena),
			.specialties = statement_require(&statement, 7, arena),
			.date = parts_date(&statement, 8, arena),
			.organisations = statement_require(&statement, 13, arena),
			.places = statement_require(&statement, 14, arena),
			.differences = (size_t)statement_integer(&statement, 15),
			.citations = rows_cite(store, arena, statement_text(&statement, 16)),
		};
	return statement_end(&statement, error) &&
	       (out->id != NULL || parts_missing(store, id, error));
}

/* Equal dates stay in the order they were loaded in, which is that of their places in the array. */
static int compare_events(const void *left, const void *right)
{
	const struct event *a = *(const struct event *const *)left,
			   *b = *(const struct event *const *)right;
	int order = date_compare(&a->date, &b->date);

	return order != 0 ? order : (a > b) - (a < b);
}

static const struct event *sort_events(
	const struct event *events, size_t count, struct arena *arena)
{
	const struct event **places = arena_array(arena, count, sizeof *places);
	struct event *sorted = arena_array(arena, count, sizeof *sorted);

	for (size_t i = 0; i < count; i++)
		places[i] = &events[i];
	qsort(places, count, sizeof *places, compare_events);
	for (size_t i = 0; i < count; i++)
		sorted[i] = *places[i];
	return sorted;
}

bool load_events(struct store *store, struct arena *arena, const char *about,
	const struct event **out, size_t *count, struct error *error)
{
	struct event *events;
	struct ids ids;

	if (!rows_list_about(store, arena, "events", about, &ids, error))
		return false;
	events = arena_array(arena, ids.count, sizeof *events);
	for (size_t i = 0; i < ids.count; i++)
		if (!load_event(store, arena, ids.items[i], &events[i], error))
			return false;
	*out = sort_events(events, ids.count, arena);
	*count = ids.count;
	return true;
}

static bool load_sides(
	struct store *store, struct arena *arena, struct difference *out, struct error *error)
{
	struct statement statement = statement_begin(store, "list_sides");
	struct ids ids;
	struct side *sides;

	statement_bind_text(&statement, ":difference", out->id);
	if (!rows_collect_ids(&statement, arena, &ids, error))
		return false;
	sides = arena_array(arena, ids.count, sizeof *sides);
	for (size_t i = 0; i < ids.count; i++) {
		sides[i].text = load_name(store, arena, ids.items[i], false);
		if (!rows_load_citations(store, arena, ids.items[i], &sides[i].citations, error))
			return false;
	}
	out->sides = sides;
	out->side_count = ids.count;
	return true;
}

static bool load_difference(struct store *store, struct arena *arena, const char *id,
	struct difference *out, struct error *error)
{
	struct statement statement = statement_begin(store, "load_difference");

	statement_bind_text(&statement, ":id", id);
	if (statement_step(&statement))
		*out = (struct difference){
			.id = statement_require(&statement, 0, arena),
			.dossier = statement_require(&statement, 1, arena),
			.name = statement_require(&statement, 2, arena),
			.short_name = statement_require(&statement, 3, arena),
			.kind = statement_require(&statement, 4, arena),
			.detail = statement_require(&statement, 5, arena),
			.weight = statement_require(&statement, 6, arena),
			.note = statement_copy(&statement, 7, arena),
			.working = statement_copy(&statement, 8, arena),
			.involves = statement_require(&statement, 9, arena),
			.partnership_name = statement_copy(&statement, 10, arena),
		};
	return statement_end(&statement, error) &&
	       (out->id != NULL || parts_missing(store, id, error)) &&
	       load_sides(store, arena, out, error) &&
	       rows_load_citations(store, arena, id, &out->citations, error);
}

bool load_differences(struct store *store, struct arena *arena, const char *about,
	const struct difference **out, size_t *count, struct error *error)
{
	struct statement statement = statement_begin(
		store, about != NULL ? "list_differences_about" : "list_differences");
	struct difference *differences;
	struct ids ids;

	if (about != NULL)
		statement_bind_text(&statement, ":about", about);
	if (!rows_collect_ids(&statement, arena, &ids, error))
		return false;
	differences = arena_array(arena, ids.count, sizeof *differences);
	for (size_t i = 0; i < ids.count; i++)
		if (!load_difference(store, arena, ids.items[i], &differences[i], error))
			return false;
	*out = differences;
	*count = ids.count;
	return true;
}

static bool load_source(struct store *store, struct arena *arena, const char *id,
	struct source *out, struct error *error)
{
	struct statement statement = statement_begin(store, "load_source");

	statement_bind_text(&statement, ":id", id);
	if (statement_step(&statement))
		*out = (struct source){
			.id = statement_require(&statement, 0, arena),
			.dossier = statement_require(&statement, 1, arena),
			.name = statement_require(&statement, 2, arena),
			.short_name = statement_copy(&statement, 3, arena),
			.kind = statement_require(&statement, 4, arena),
			.publisher = statement_copy(&statement, 5, arena),
			.publisher_basis = statement_copy(&statement, 6, arena),
			.address = statement_copy(&statement, 7, arena),
			.note = statement_copy(&statement, 8, arena),
			.date = parts_date(&statement, 9, arena),
			.lines = (int)statement_integer(&statement, 14),
		};
	if (out->short_name == NULL)
		out->short_name = out->name;
	return statement_end(&statement, error) &&
	       (out->id != NULL || parts_missing(store, id, error));
}

bool load_sources(struct store *store, struct arena *arena, const struct source **out,
	size_t *count, struct error *error)
{
	struct source *sources;
	struct ids ids;

	if (!rows_list(store, arena, "sources", &ids, error))
		return false;
	sources = arena_array(arena, ids.count, sizeof *sources);
	for (size_t i = 0; i < ids.count; i++)
		if (!load_source(store, arena, ids.items[i], &sources[i], error))
			return false;
	*out = sources;
	*count = ids.count;
	return true;
}
