/* Partnerships and organisations, with what their lists count and sort by. */
#include "store/load_records.h"

#include <stdlib.h>
#include <string.h>

#include "model/quantity.h"
#include "parts.h"
#include "rows.h"
#include "statement.h"

enum {
	PARTIES_NAMED = 3,
};

/* "InHealth with Northumbria (RTF)": trusts with their code, which the official series are asked by. */
static void add_party(struct string_buffer *out, const struct statement *statement, size_t number)
{
	const char *name = statement_text(statement, 0), *code = statement_text(statement, 2);

	if (number >= PARTIES_NAMED)
		return;
	string_buffer_add(out, number == 0 ? "" : number == 1 ? " with " : ", ");
	string_buffer_add(out, name != NULL ? name : "");
	if (code != NULL)
		string_buffer_format(out, " (%s)", code);
}

static bool load_parties(struct store *store, struct arena *arena, struct partnership *out, struct error *error)
{
	struct statement statement = statement_begin(store, "list_parties");
	struct string_buffer parties = {0}, sectors = {0};
	size_t count = 0;

	statement_bind_text(&statement, ":partnership", out->id);
	while (statement_step(&statement)) {
		add_party(&parties, &statement, count++);
		parts_merge_item(&sectors, statement_text(&statement, 1));
	}
	if (count > PARTIES_NAMED)
		string_buffer_format(&parties, " and %zu more", count - PARTIES_NAMED);
	out->parties = parts_take(&parties, arena);
	out->sectors = parts_take(&sectors, arena);
	string_buffer_free(&parties);
	string_buffer_free(&sectors);
	return statement_end(&statement, error);
}

static bool load_places(struct store *store, struct arena *arena, struct partnership *out, struct error *error)
{
	struct string_buffer places = {0};
	bool done = parts_merge_linked(store, out->id, "places", &places, error);

	out->places = parts_take(&places, arena);
	string_buffer_free(&places);
	return done;
}

static struct partnership load_partnership(const struct statement *statement, struct arena *arena)
{
	return (struct partnership){
		.id = statement_require(statement, 0, arena),
		.dossier = statement_require(statement, 1, arena),
		.name = statement_require(statement, 2, arena),
		.short_name = statement_require(statement, 3, arena),
		.kind = statement_require(statement, 4, arena),
		.status = statement_require(statement, 5, arena),
		.specialties = statement_require(statement, 6, arena),
		.parent = statement_copy(statement, 7, arena),
		.start = parts_calendar_date(statement_text(statement, 8)),
		.start_worked_out = !statement_is_null(statement, 9),
		.testable = statement_copy(statement, 10, arena),
		.figures = (size_t)statement_integer(statement, 11),
		.serious = (size_t)statement_integer(statement, 12),
		.has_measure = statement_integer(statement, 13) != 0,
	};
}

/* The partnerships are the caller's to free. */
static bool read_partnerships(struct store *store, struct arena *arena, struct partnership **out, size_t *count, struct error *error)
{
	struct statement statement = statement_begin(store, "load_partnerships");
	size_t capacity = 0;

	*out = NULL;
	*count = 0;
	while (statement_step(&statement)) {
		if (*count == capacity) {
			capacity = capacity * 2 + 32;
			*out = memory_resize(*out, capacity, sizeof **out);
		}
		(*out)[(*count)++] = load_partnership(&statement, arena);
	}
	return statement_end(&statement, error);
}

/* From five columns: low, high, unit, statistic, basis. Strings stay SQLite's. */
static struct quantity side_of(const struct statement *statement, int column)
{
	return (struct quantity){
		.printed = "",
		.low = statement_number(statement, column),
		.high = statement_number(statement, column + 1),
		.unit = statement_text(statement, column + 2),
		.statistic = statement_text(statement, column + 3),
		.basis = statement_text(statement, column + 4),
	};
}

static struct partnership *find_partnership(struct partnership *partnerships, size_t count, const char *id)
{
	for (size_t i = 0; i < count; i++)
		if (id != NULL && strcmp(partnerships[i].id, id) == 0)
			return &partnerships[i];
	return NULL;
}

/* A metric may have two pairs: before and after, comparator and value; it counts once. */
static bool count_pairs(struct store *store, struct partnership *partnerships, size_t count, struct error *error)
{
	struct statement statement = statement_begin(store, "list_pairs");
	struct string_buffer last = {0};

	while (statement_step(&statement)) {
		struct partnership *partnership = find_partnership(partnerships, count, statement_text(&statement, 0));
		struct quantity earlier = side_of(&statement, 2), later = side_of(&statement, 7);
		const char *metric = statement_text(&statement, 1);

		if (partnership == NULL || metric == NULL || strcmp(metric, string_buffer_text(&last)) == 0 ||
			!quantity_comparable(&earlier, &later))
			continue;
		partnership->pairs++;
		string_buffer_truncate(&last, 0);
		string_buffer_add(&last, metric);
	}
	string_buffer_free(&last);
	return statement_end(&statement, error);
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

bool load_partnerships(struct store *store, struct arena *arena, const struct partnership **out, size_t *count, struct error *error)
{
	struct partnership *read, *partnerships;
	bool done = read_partnerships(store, arena, &read, count, error) && count_pairs(store, read, *count, error);

	for (size_t i = 0; done && i < *count; i++)
		done = load_parties(store, arena, &read[i], error) && load_places(store, arena, &read[i], error);
	partnerships = arena_array(arena, *count, sizeof *partnerships);
	if (*count > 0) {
		qsort(read, *count, sizeof *read, compare_partnerships);
		memcpy(partnerships, read, *count * sizeof *read);
	}
	free(read);
	*out = partnerships;
	return done;
}

static bool load_organisation_row(struct store *store, struct arena *arena, const char *id, struct organisation *out, struct error *error)
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
			.figures = (size_t)statement_integer(&statement, 8),
			.partnerships = (size_t)statement_integer(&statement, 9),
			.serious = (size_t)statement_integer(&statement, 10),
			.has_measure = statement_integer(&statement, 11) != 0,
		};
	if (out->short_name == NULL)
		out->short_name = out->name;
	return statement_end(&statement, error) && (out->id != NULL || parts_missing(store, id, error));
}

/* What its partnerships are about, and where they are. */
static bool load_reach(struct store *store, struct arena *arena, struct organisation *out, struct error *error)
{
	struct statement statement = statement_begin(store, "list_partnerships_of");
	struct string_buffer places = {0}, specialties = {0};
	bool done = true;

	statement_bind_text(&statement, ":organisation", out->id);
	while (done && statement_step(&statement)) {
		const char *partnership = statement_text(&statement, 0);

		parts_merge_list(&specialties, statement_text(&statement, 1));
		done = parts_merge_linked(store, partnership, "places", &places, error);
	}
	out->places = parts_take(&places, arena);
	out->specialties = parts_take(&specialties, arena);
	string_buffer_free(&places);
	string_buffer_free(&specialties);
	return statement_end(&statement, error) && done;
}

static int compare_organisations(const void *left, const void *right)
{
	const struct organisation *a = left, *b = right;
	int order = compare_sizes(a->figures, b->figures);

	order = order != 0 ? order : strcmp(a->name, b->name);
	return order != 0 ? order : strcmp(a->id, b->id);
}

bool load_organisations(struct store *store, struct arena *arena, bool providers_only, const struct organisation **out, size_t *count,
	struct error *error)
{
	struct organisation *organisations;
	struct ids ids;

	*count = 0;
	if (!rows_list(store, arena, "organisations", &ids, error))
		return false;
	organisations = arena_array(arena, ids.count, sizeof *organisations);
	for (size_t i = 0; i < ids.count; i++) {
		struct organisation *next = &organisations[*count];

		if (!load_organisation_row(store, arena, ids.items[i], next, error))
			return false;
		if (providers_only && !next->provider)
			continue;
		if (!load_reach(store, arena, next, error))
			return false;
		++*count;
	}
	qsort(organisations, *count, sizeof *organisations, compare_organisations);
	*out = organisations;
	return true;
}
