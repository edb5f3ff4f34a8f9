/* The rows that differences involve, found by id, and what they can be filtered by. */
#include "concerned.h"

#include <stdlib.h>
#include <string.h>

#include "store/load_records.h"

static int compare_ids(const void *a, const void *b)
{
	const struct view_row *x = a, *y = b;

	return strcmp(x->id, y->id);
}

static void add(struct concerned *concerned, const char *id, const char *sectors,
	const char *specialties, const char *places)
{
	concerned->rows[concerned->count++] = (struct view_row){.id = id,
		.facets = {[FACET_SECTOR] = sectors,
			[FACET_SPECIALTY] = specialties,
			[FACET_PLACE] = places}};
}

/* Partnerships come first, sorted: an event has the sectors of its own. */
static const char *sectors_of(const struct view_row *partnerships, size_t count, const char *id)
{
	const struct view_row wanted = {.id = id};
	const struct view_row *found =
		id && count ? bsearch(&wanted, partnerships, count, sizeof wanted, compare_ids)
			    : NULL;

	return found ? found->facets[FACET_SECTOR] : NULL;
}

bool concerned_load(
	struct concerned *concerned, struct store *store, struct arena *arena, struct error *error)
{
	const struct partnership *partnerships;
	const struct organisation *organisations;
	const struct event *events;
	const struct metric *metrics;
	size_t partnership_count, organisation_count, event_count, metric_count;

	if (!load_partnerships(store, arena, &partnerships, &partnership_count, error) ||
		!load_organisations(
			store, arena, false, &organisations, &organisation_count, error) ||
		!load_events(store, arena, NULL, &events, &event_count, error) ||
		!load_metrics(store, arena, NULL, &metrics, &metric_count, error))
		return false;
	concerned->count = 0;
	concerned->rows = arena_array(arena,
		partnership_count + organisation_count + event_count + metric_count,
		sizeof *concerned->rows);
	for (const struct partnership *p = partnerships; p < partnerships + partnership_count; p++)
		add(concerned, p->id, p->sectors, p->specialties, p->places);
	if (partnership_count)
		qsort(concerned->rows, partnership_count, sizeof *concerned->rows, compare_ids);
	for (const struct organisation *o = organisations; o < organisations + organisation_count;
		o++)
		add(concerned, o->id, o->sector, o->specialties, o->places);
	for (const struct event *e = events; e < events + event_count; e++)
		add(concerned, e->id,
			sectors_of(concerned->rows, partnership_count, e->partnership),
			e->specialties, e->places);
	for (const struct metric *m = metrics; m < metrics + metric_count; m++)
		add(concerned, m->id, m->sectors, m->specialties, m->places);
	if (concerned->count)
		qsort(concerned->rows, concerned->count, sizeof *concerned->rows, compare_ids);
	return true;
}

static bool list_has(const char *list, const char *wanted, size_t wanted_size)
{
	const char *value;
	size_t size;

	while (view_list_next(&list, &value, &size))
		if (size == wanted_size && memcmp(value, wanted, size) == 0)
			return true;
	return false;
}

static void add_new(struct string_buffer *out, const char *list)
{
	const char *value;
	size_t size;

	while (view_list_next(&list, &value, &size))
		if (size && !list_has(string_buffer_text(out), value, size))
			string_buffer_format(
				out, "%s%.*s", out->size ? "; " : "", (int)size, value);
}

const char *concerned_values(
	const struct concerned *concerned, const char *ids, enum facet facet, struct arena *arena)
{
	struct string_buffer values = {0};
	const char *id;
	size_t size;

	while (concerned->count && view_list_next(&ids, &id, &size)) {
		const struct view_row wanted = {.id = arena_bytes(arena, id, size)};
		const struct view_row *found = bsearch(
			&wanted, concerned->rows, concerned->count, sizeof wanted, compare_ids);
		if (found)
			add_new(&values, found->facets[facet]);
	}
	const char *copy = values.size ? arena_string(arena, string_buffer_text(&values)) : NULL;
	string_buffer_free(&values);
	return copy;
}
