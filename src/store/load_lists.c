/* Partnerships and organisations, with what their lists count and sort by. */
#include "store/load_records.h"

#include <stdlib.h>
#include <string.h>

#include "connection.h"
#include "parts.h"
#include "rows.h"
#include "statement.h"
#include "store/load_official.h"

/* out->id stays NULL where there is none. */
static bool fill_partnership(struct store *store, struct arena *arena, const char *id,
	struct partnership *out, struct error *error)
{
	struct statement statement = statement_begin(store, "load_partnership");

	statement_bind_text(&statement, ":id", id);
	if (statement_step(&statement))
		*out = (struct partnership){
			.id = statement_require(&statement, 0, arena),
			.dossier = statement_require(&statement, 1, arena),
			.name = statement_require(&statement, 2, arena),
			.short_name = statement_require(&statement, 3, arena),
			.kind = statement_require(&statement, 4, arena),
			.status = statement_require(&statement, 5, arena),
			.specialties = statement_require(&statement, 6, arena),
			.parent = statement_copy(&statement, 7, arena),
			.start = parts_calendar_date(statement_text(&statement, 8)),
			.start_worked_out = !statement_is_null(&statement, 9),
			.testable = statement_copy(&statement, 10, arena),
			.parties = statement_require(&statement, 11, arena),
			.sectors = statement_require(&statement, 12, arena),
			.places = statement_require(&statement, 13, arena),
			.figures = (size_t)statement_integer(&statement, 14),
			.pairs = (size_t)statement_integer(&statement, 15),
			.serious = (size_t)statement_integer(&statement, 16),
			.has_measure = statement_integer(&statement, 17) != 0,
		};
	return statement_end(&statement, error);
}

bool load_partnership(struct store *store, struct arena *arena, const char *id,
	const struct partnership **out, struct error *error)
{
	struct partnership *found = arena_allocate(arena, sizeof *found);
	bool done = fill_partnership(store, arena, id, found, error);

	*out = found->id != NULL ? found : NULL;
	return done;
}

static int compare_sizes(size_t a, size_t b)
{
	return (a < b) - (a > b);
}

static int compare_partnerships(const void *left, const void *right)
{
	const struct partnership *a = left, *b = right;
	int order = (b->pairs > 0) - (a->pairs > 0);

	order = order != 0 ? order : compare_sizes(a->figures, b->figures);
	order = order != 0 ? order : strcmp(a->name, b->name);
	return order != 0 ? order : strcmp(a->id, b->id);
}

bool load_partnerships(struct store *store, struct arena *arena, const struct partnership **out,
	size_t *count, struct error *error)
{
	struct partnership *partnerships;
	struct ids ids;

	if (!rows_list(store, arena, "partnerships", &ids, error))
		return false;
	partnerships = arena_array(arena, ids.count, sizeof *partnerships);
	for (size_t i = 0; i < ids.count; i++)
		if (!fill_partnership(store, arena, ids.items[i], &partnerships[i], error) ||
			(partnerships[i].id == NULL && !parts_missing(store, ids.items[i], error)))
			return false;
	qsort(partnerships, ids.count, sizeof *partnerships, compare_partnerships);
	*out = partnerships;
	*count = ids.count;
	return true;
}

/* Its official series can be laid beside what is claimed: some month has its code. */
static bool find_official(
	struct store *store, struct arena *arena, struct organisation *out, struct error *error)
{
	struct body_facts facts;

	if (out->has_measure || out->code == NULL || store->schema < 2)
		return true;
	if (!load_body(store, arena, out->code, &facts, error))
		return false;
	out->has_measure = facts.last_named > 0;
	return true;
}

static bool fill_organisation(struct store *store, struct arena *arena, const char *id,
	struct organisation *out, struct error *error)
{
	struct statement statement = statement_begin(store, "load_organisation");

	statement_bind_text(&statement, ":id", id);
	if (statement_step(&statement))
		*out = (struct organisation){
			.id = statement_require(&statement, 0, arena),
			.dossier = statement_require(&statement, 1, arena),
			.name = statement_require(&statement, 2, arena),
			.short_name = statement_copy(&statement, 3, arena),
			.kind = statement_require(&statement, 4, arena),
			.sector = statement_require(&statement, 5, arena),
			.provider = !statement_is_null(&statement, 6),
			.code = statement_copy(&statement, 7, arena),
			.places = statement_require(&statement, 8, arena),
			.specialties = statement_require(&statement, 9, arena),
			.figures = (size_t)statement_integer(&statement, 10),
			.partnerships = (size_t)statement_integer(&statement, 11),
			.serious = (size_t)statement_integer(&statement, 12),
			.has_measure = statement_integer(&statement, 13) != 0,
		};
	if (out->short_name == NULL)
		out->short_name = out->name;
	return statement_end(&statement, error) && find_official(store, arena, out, error);
}

bool load_organisation(struct store *store, struct arena *arena, const char *id,
	const struct organisation **out, struct error *error)
{
	struct organisation *found = arena_allocate(arena, sizeof *found);
	bool done = fill_organisation(store, arena, id, found, error);

	*out = found->id != NULL ? found : NULL;
	return done;
}

static int compare_organisations(const void *left, const void *right)
{
	const struct organisation *a = left, *b = right;
	int order = compare_sizes(a->figures, b->figures);

	order = order != 0 ? order : strcmp(a->name, b->name);
	return order != 0 ? order : strcmp(a->id, b->id);
}

bool load_organisations(struct store *store, struct arena *arena, bool providers_only,
	const struct organisation **out, size_t *count, struct error *error)
{
	struct organisation *organisations;
	struct ids ids;

	*count = 0;
	if (!rows_list(store, arena, "organisations", &ids, error))
		return false;
	organisations = arena_array(arena, ids.count, sizeof *organisations);
	for (size_t i = 0; i < ids.count; i++) {
		if (!fill_organisation(store, arena, ids.items[i], &organisations[*count], error) ||
			(organisations[*count].id == NULL &&
				!parts_missing(store, ids.items[i], error)))
			return false;
		*count += !providers_only || organisations[*count].provider;
	}
	qsort(organisations, *count, sizeof *organisations, compare_organisations);
	*out = organisations;
	return true;
}
