/* Metrics: what is claimed, its values, who says so, and what is doubted. */
#include "store/load_records.h"

#include <string.h>

#include "parts.h"
#include "rows.h"
#include "statement.h"
#include "text/fold.h"

static int find_role(const char *name)
{
	int role = 0;

	while (role < ROLE_COUNT && (name == NULL || strcmp(name, value_role_names[role]) != 0))
		role++;
	return role;
}

static struct quantity *load_quantity(const struct statement *statement, struct arena *arena)
{
	struct quantity *quantity = arena_allocate(arena, sizeof *quantity);
	const char *bound = statement_text(statement, 6);

	*quantity = (struct quantity){
		.printed = statement_require(statement, 1, arena),
		.label = statement_copy(statement, 2, arena),
		.qualifier = statement_copy(statement, 3, arena),
		.low = statement_number(statement, 4),
		.high = statement_number(statement, 5),
		.bound = BOUND_EXACT,
		.unit = statement_copy(statement, 7, arena),
		.statistic = statement_copy(statement, 8, arena),
		.words = statement_copy(statement, 9, arena),
		.scope = statement_copy(statement, 10, arena),
		.basis = statement_copy(statement, 11, arena),
		.window = statement_copy(statement, 12, arena),
		.period = parts_date(statement, 13, arena),
	};
	if (bound != NULL)
		bound_parse(bound, &quantity->bound);
	return quantity;
}

static bool load_values(struct store *store, struct arena *arena, struct metric *out, struct error *error)
{
	struct statement statement = statement_begin(store, "load_values");

	statement_bind_text(&statement, ":metric", out->id);
	while (statement_step(&statement)) {
		int role = find_role(statement_text(&statement, 0));

		if (role < ROLE_COUNT)
			out->values[role] = load_quantity(&statement, arena);
	}
	return statement_end(&statement, error);
}

/* *publisher: of the claimant where that is a source, folded as names are; the caller frees it. */
static bool load_metric_row(struct store *store, struct arena *arena, const char *id, struct metric *out,
	struct string_buffer *publisher, const char **subject, struct error *error)
{
	struct statement statement = statement_begin(store, "load_metric");
	const char *name;

	statement_bind_text(&statement, ":id", id);
	if (statement_step(&statement)) {
		*out = (struct metric){
			.id = statement_require(&statement, 0, arena),
			.dossier = statement_require(&statement, 1, arena),
			.name = statement_require(&statement, 2, arena),
			.short_name = statement_require(&statement, 3, arena),
			.kind = statement_require(&statement, 4, arena),
			.better = statement_require(&statement, 5, arena),
			.partnership = statement_copy(&statement, 6, arena),
			.partnership_name = statement_copy(&statement, 7, arena),
			.subject_name = statement_require(&statement, 8, arena),
			.claimed_by = statement_copy(&statement, 9, arena),
			.claimed_by_name = statement_copy(&statement, 10, arena),
			.measure = statement_copy(&statement, 11, arena),
			.measure_of = statement_copy(&statement, 12, arena),
			.testable = statement_copy(&statement, 13, arena),
			.working = statement_copy(&statement, 14, arena),
			.note = statement_copy(&statement, 15, arena),
			.specialties = statement_require(&statement, 16, arena),
		};
		*subject = statement_copy(&statement, 17, arena);
		name = statement_text(&statement, 18);
		fold_text(name != NULL ? name : "", name != NULL ? strlen(name) : 0, publisher);
	}
	return statement_end(&statement, error) && (out->id != NULL || parts_missing(store, id, error));
}

static bool is_party(struct store *store, const struct metric *metric, bool *out, struct error *error)
{
	struct statement statement = statement_begin(store, "find_party");

	statement_bind_text(&statement, ":partnership", metric->partnership);
	statement_bind_text(&statement, ":organisation", metric->claimed_by);
	*out = statement_step(&statement);
	return statement_end(&statement, error);
}

/* A party itself, as nearly always, or somebody who speaks for one. */
static bool is_said_by_party(struct store *store, const struct metric *metric, const char *publisher, bool *out, struct error *error)
{
	struct statement statement;

	if (!is_party(store, metric, out, error))
		return false;
	if (*out)
		return true;
	statement = statement_begin(store, "find_speaker_party");
	statement_bind_text(&statement, ":partnership", metric->partnership);
	statement_bind_text(&statement, ":speaker", metric->claimed_by);
	statement_bind_text(&statement, ":publisher", publisher);
	*out = statement_step(&statement);
	return statement_end(&statement, error);
}

/* The weightiest of its differences, and how many there are. */
static bool load_doubts(struct store *store, struct arena *arena, struct metric *out, struct error *error)
{
	struct statement statement = statement_begin(store, "list_differences_of");

	statement_bind_text(&statement, ":id", out->id);
	while (statement_step(&statement))
		if (out->differences++ == 0)
			out->difference = statement_copy(&statement, 0, arena);
	return statement_end(&statement, error);
}

/* The same speaker twice is no repetition; the importer sees to that. */
static bool load_repetition(struct store *store, struct arena *arena, struct metric *out, struct error *error)
{
	struct string_buffer names = {0};
	bool done = parts_merge_linked(store, out->id, "repeated_by", &names, error);

	out->repeated_by = names.size > 0 ? parts_take(&names, arena) : NULL;
	string_buffer_free(&names);
	return done;
}

/* What a metric has from its surroundings, kept for the next one: most of a list are of one partnership and one claimant. */
struct surroundings {
	const char *about;    /* the partnership, else the subject; "" for neither; NULL: nothing kept yet */
	const char *claimant; /* or NULL */
	const char *places, *sectors;
	bool by_party;
};

static bool same(const char *a, const char *b)
{
	return a == b || (a != NULL && b != NULL && strcmp(a, b) == 0);
}

/* Sectors and places are those of its partnership, else of its subject. */
static bool load_surroundings(struct store *store, struct arena *arena, const struct metric *metric, const char *about,
	struct surroundings *out, struct error *error)
{
	struct string_buffer places = {0}, sectors = {0};
	bool done = parts_merge_linked(store, about, "places", &places, error) && (metric->partnership != NULL ?
		parts_merge_sectors(store, about, &sectors, error) : parts_merge_sector_of(store, about, &sectors, error));

	out->about = about;
	out->places = parts_take(&places, arena);
	out->sectors = parts_take(&sectors, arena);
	string_buffer_free(&places);
	string_buffer_free(&sectors);
	return done;
}

static bool surround(struct store *store, struct arena *arena, struct metric *out, const char *subject, const char *publisher,
	struct surroundings *last, struct error *error)
{
	const char *about = out->partnership != NULL ? out->partnership : subject != NULL ? subject : "";
	bool moved = !same(last->about, about), done = true;

	if (moved)
		done = load_surroundings(store, arena, out, about, last, error);
	if (done && (moved || !same(last->claimant, out->claimed_by))) {
		last->claimant = out->claimed_by;
		last->by_party = false;
		if (out->partnership != NULL && out->claimed_by != NULL)
			done = is_said_by_party(store, out, publisher, &last->by_party, error);
	}
	out->places = last->places;
	out->sectors = last->sectors;
	out->claimed_by_party = last->by_party;
	return done;
}

static bool load_metric(struct store *store, struct arena *arena, const char *id, struct metric *out, struct surroundings *last,
	struct error *error)
{
	struct string_buffer publisher = {0};
	const char *subject = NULL;
	bool done = load_metric_row(store, arena, id, out, &publisher, &subject, error) &&
		load_values(store, arena, out, error) && load_doubts(store, arena, out, error) &&
		load_repetition(store, arena, out, error) &&
		surround(store, arena, out, subject, string_buffer_text(&publisher), last, error);

	string_buffer_free(&publisher);
	return done && rows_load_citations(store, arena, id, &out->citations, error);
}

static bool has_pair(const struct metric *metric)
{
	const struct quantity *const *values = metric->values;

	return (values[ROLE_BEFORE] != NULL && values[ROLE_AFTER] != NULL &&
		quantity_comparable(values[ROLE_BEFORE], values[ROLE_AFTER])) ||
		(values[ROLE_COMPARATOR] != NULL && values[ROLE_VALUE] != NULL &&
		quantity_comparable(values[ROLE_COMPARATOR], values[ROLE_VALUE]));
}

/* Metrics with a pair first; otherwise the order stays. */
static const struct metric *sort_metrics(const struct metric *metrics, size_t count, struct arena *arena)
{
	struct metric *sorted = arena_array(arena, count, sizeof *sorted);
	size_t next = 0;

	for (int pass = 0; pass < 2; pass++)
		for (size_t i = 0; i < count; i++)
			if (has_pair(&metrics[i]) == (pass == 0))
				sorted[next++] = metrics[i];
	return sorted;
}

bool load_metrics(struct store *store, struct arena *arena, const char *about, const struct metric **out, size_t *count, struct error *error)
{
	struct surroundings last = {NULL, NULL, NULL, NULL, false};
	struct metric *metrics;
	struct ids ids;

	if (!rows_list_about(store, arena, "metrics", "list_metrics_about", about, &ids, error))
		return false;
	metrics = arena_array(arena, ids.count, sizeof *metrics);
	for (size_t i = 0; i < ids.count; i++)
		if (!load_metric(store, arena, ids.items[i], &metrics[i], &last, error))
			return false;
	*out = sort_metrics(metrics, ids.count, arena);
	*count = ids.count;
	return true;
}
