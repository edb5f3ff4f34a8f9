/* Metrics: what is claimed, its values, who says so, and what is doubted. */
#include "store/load_records.h"

#include <string.h>

#include "parts.h"
#include "rows.h"
#include "statement.h"

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

static bool load_values(
	struct store *store, struct arena *arena, struct metric *out, struct error *error)
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

/* "dm01.activity MRI" is a measure and the one function or test it is of. */
static void part_measure(struct arena *arena, struct metric *out)
{
	size_t size = out->measure != NULL ? strcspn(out->measure, " ") : 0;

	if (out->measure == NULL || out->measure[size] == '\0')
		return;
	if (out->measure[size + 1] != '\0')
		out->measure_function = out->measure + size + 1;
	out->measure = arena_bytes(arena, (char *)out->measure, size);
}

static bool load_metric(struct store *store, struct arena *arena, const char *id,
	struct metric *out, struct error *error)
{
	struct statement statement = statement_begin(store, "load_metric");

	statement_bind_text(&statement, ":id", id);
	if (statement_step(&statement))
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
			.claimed_by_party = statement_integer(&statement, 17) != 0,
			.repeated_by = statement_copy(&statement, 18, arena),
			.sectors = statement_require(&statement, 19, arena),
			.places = statement_require(&statement, 20, arena),
			.differences = (size_t)statement_integer(&statement, 21),
			.difference = statement_copy(&statement, 22, arena),
			.citations = rows_cite(store, arena, statement_text(&statement, 23)),
		};
	part_measure(arena, out);
	return statement_end(&statement, error) &&
	       (out->id != NULL || parts_missing(store, id, error)) &&
	       load_values(store, arena, out, error);
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
static const struct metric *sort_metrics(
	const struct metric *metrics, size_t count, struct arena *arena)
{
	struct metric *sorted = arena_array(arena, count, sizeof *sorted);
	size_t next = 0;

	for (int pass = 0; pass < 2; pass++)
		for (size_t i = 0; i < count; i++)
			if (has_pair(&metrics[i]) == (pass == 0))
				sorted[next++] = metrics[i];
	return sorted;
}

bool load_metrics(struct store *store, struct arena *arena, const char *about,
	const struct metric **out, size_t *count, struct error *error)
{
	struct metric *metrics;
	struct ids ids;

	if (!rows_list_about(store, arena, "metrics", about, &ids, error))
		return false;
	metrics = arena_array(arena, ids.count, sizeof *metrics);
	for (size_t i = 0; i < ids.count; i++)
		if (!load_metric(store, arena, ids.items[i], &metrics[i], error))
			return false;
	*out = sort_metrics(metrics, ids.count, arena);
	*count = ids.count;
	return true;
}
