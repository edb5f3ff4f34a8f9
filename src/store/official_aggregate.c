/* Aggregates of a whole month, England, NHS trusts and others; and taking a month away. */
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "connection.h"
#include "model/sector.h"
#include "official.h"

enum {
	BODIES_MOST = 1 << 22, /* numbers above are a damaged file's */
};

static bool delete_part(struct store *store, int month, int part, struct error *error)
{
	struct statement statement = statement_begin(store, "delete_waits");

	statement_bind_integer(&statement, ":month", month);
	statement_bind_integer(&statement, ":part", part);
	return statement_run(&statement, error);
}

bool official_delete(struct store *store, const struct official_scope *scope, struct error *error)
{
	struct statement statement;

	for (int part = 1; part < PART_COUNT; part++)
		if ((scope->dataset->parts & 1u << part) != 0 &&
			!delete_part(store, scope->month, part, error))
			return false;
	statement = statement_begin(store, "delete_figures");
	statement_bind_integer(&statement, ":month", scope->month);
	statement_bind_text(&statement, ":dataset", scope->dataset->name);
	if (scope->item != 0)
		statement_bind_integer(&statement, ":item", scope->item);
	return statement_run(&statement, error);
}

/* By body: it is an NHS trust. */
struct sectors {
	unsigned char *is_nhs;
	size_t count;
};

static bool read_sectors(struct store *store, struct sectors *out, struct error *error)
{
	struct statement statement = statement_begin(store, "list_body_sectors");

	while (statement_step(&statement)) {
		int64_t number = statement_integer(&statement, 0);

		if (number < 0 || number >= BODIES_MOST)
			continue;
		out->is_nhs = memory_reach(out->is_nhs, &out->count, (size_t)number, 1);
		out->is_nhs[number] = sector_is_nhs_trust(statement_text(&statement, 1));
	}
	return statement_end(&statement, error);
}

/* What is worked out is kept until the rows it comes from are read. */
struct aggregate {
	int64_t function, body;
	unsigned char *bytes;
	size_t size;
};

struct aggregates {
	struct arena arena;
	struct aggregate *items;
	size_t count;
	int64_t function; /* of the sums; 0: none yet */
	struct waits nhs, other;
	bool has_nhs, has_other;
	bool too_large; /* one of the sums has no packed form */
};

static void keep(struct aggregates *aggregates, int64_t body, const struct waits *waits)
{
	unsigned char bytes[1 + WAITS_GROUP_MOST];
	struct waits_group group = {.commissioner = 0, .waits = *waits};
	size_t size = waits_pack_group(&group, bytes + 1);

	bytes[0] = (unsigned char)waits->open;
	aggregates->too_large = aggregates->too_large || size == 0;
	size++;
	aggregates->items =
		memory_resize(aggregates->items, aggregates->count + 1, sizeof *aggregates->items);
	aggregates->items[aggregates->count++] = (struct aggregate){aggregates->function, body,
		(unsigned char *)arena_bytes(&aggregates->arena, (const char *)bytes, size), size};
}

static void end_function(struct aggregates *aggregates)
{
	struct waits england = aggregates->nhs;

	waits_add(&england, &aggregates->other);
	if (aggregates->has_nhs || aggregates->has_other)
		keep(aggregates, BODY_ENGLAND, &england);
	if (aggregates->has_nhs)
		keep(aggregates, BODY_SECTOR_NHS, &aggregates->nhs);
	if (aggregates->has_other)
		keep(aggregates, BODY_SECTOR_OTHER, &aggregates->other);
	aggregates->has_nhs = aggregates->has_other = false;
	memset(&aggregates->nhs, 0, sizeof aggregates->nhs);
	memset(&aggregates->other, 0, sizeof aggregates->other);
}

static bool add_row(
	struct aggregates *aggregates, const struct sectors *sectors, const struct statement *row)
{
	int64_t function = statement_integer(row, 0), body = statement_integer(row, 1);
	size_t size;
	const unsigned char *bytes = statement_bytes(row, 2, &size);
	bool nhs = body >= 0 && (size_t)body < sectors->count && sectors->is_nhs[body];

	if (function != aggregates->function)
		end_function(aggregates);
	aggregates->function = function;
	*(nhs ? &aggregates->has_nhs : &aggregates->has_other) = true;
	return waits_add_packed(
		nhs ? &aggregates->nhs : &aggregates->other, bytes, size, BODY_NONC);
}

static bool aggregate_part(struct store *store, const struct sectors *sectors, int month, int part,
	struct error *error)
{
	struct statement statement = statement_begin(store, "list_month_waits");
	struct aggregates aggregates = {0};
	bool sound = true, done;

	statement_bind_integer(&statement, ":month", month);
	statement_bind_integer(&statement, ":part", part);
	while (sound && statement_step(&statement))
		sound = add_row(&aggregates, sectors, &statement);
	done = statement_end(&statement, error) &&
	       (sound || error_set(error, "%s: a distribution that was written is unsound",
				 store->path));
	end_function(&aggregates);
	if (done && aggregates.too_large)
		done = error_set(error, "a sum of this month is more than a month can have: the "
					"file is damaged");
	for (size_t i = 0; done && i < aggregates.count; i++)
		done = write_waits(store, month, (enum waits_part)part,
			aggregates.items[i].function, aggregates.items[i].body,
			aggregates.items[i].bytes, aggregates.items[i].size, error);
	free(aggregates.items);
	arena_free(&aggregates.arena);
	return done;
}

static bool aggregate_figures(
	struct store *store, const struct official_scope *scope, int64_t body, struct error *error)
{
	struct statement statement = statement_begin(store, "insert_aggregates");

	statement_bind_integer(&statement, ":month", scope->month);
	statement_bind_text(&statement, ":dataset", scope->dataset->name);
	statement_bind_integer(&statement, ":body", body);
	return statement_run(&statement, error);
}

bool official_aggregate(
	struct store *store, const struct official_scope *scope, struct error *error)
{
	struct sectors sectors = {NULL, 0};
	bool done = read_sectors(store, &sectors, error);

	for (int part = 1; done && part < PART_COUNT; part++)
		if ((scope->dataset->parts & 1u << part) != 0)
			done = aggregate_part(store, &sectors, scope->month, part, error);
	for (int64_t body = BODY_ENGLAND; done && body <= BODY_SECTOR_OTHER; body++)
		done = aggregate_figures(store, scope, body, error);
	free(sectors.is_nhs);
	return done;
}
