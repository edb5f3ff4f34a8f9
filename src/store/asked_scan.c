/* Reading everybody's rows of some months, in the order of their keys. */
#include "asked_scan.h"

#include <assert.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "statement.h"
#include "store/write_official.h"

enum { BODIES_MOST = 1 << 22 }; /* a larger number can only come from a damaged file */

size_t slots_place(struct slots *slots, int64_t body)
{
	size_t number = body > 0 && body < BODIES_MOST ? (size_t)body : 0;

	slots->of_body =
		memory_reach(slots->of_body, &slots->known, number, sizeof *slots->of_body);
	if (slots->of_body[number] == 0) {
		if (slots->count == slots->capacity) {
			slots->capacity = slots->capacity * 2 + 64;
			slots->bodies = memory_resize(
				slots->bodies, slots->capacity, sizeof *slots->bodies);
		}
		slots->bodies[slots->count++] = (int64_t)number;
		slots->of_body[number] = slots->count;
	}
	return slots->of_body[number] - 1;
}

bool slots_has(const struct slots *slots, int64_t body)
{
	return body > 0 && (uint64_t)body < slots->known && slots->of_body[body] != 0;
}

void slots_free(struct slots *slots)
{
	free(slots->bodies);
	free(slots->of_body);
	*slots = (struct slots){.bodies = NULL};
}

struct statement asked_waits_of_month(struct store *store, int part, int64_t function, int month)
{
	struct statement statement = statement_begin(store, "read_waits_of_month");

	statement_bind_integer(&statement, ":month", month);
	statement_bind_integer(&statement, ":part", part);
	statement_bind_integer(&statement, ":function", function);
	return statement;
}

static const struct amount nothing = {NAN, NAN, NAN, NAN, NULL};

/* Room for everybody met so far. */
static void scan_reserve(struct scan *scan)
{
	size_t count = scan->slots.count, old = scan->capacity;

	if (count <= old)
		return;
	scan->capacity = count * 2 + 64;
	scan->amounts =
		memory_resize(scan->amounts, scan->capacity * scan->months, sizeof *scan->amounts);
	for (size_t i = old * scan->months; i < scan->capacity * scan->months; i++)
		scan->amounts[i] = nothing;
}

const struct amount *scan_amount(const struct scan *scan, size_t place, size_t month)
{
	return place < scan->capacity ? &scan->amounts[place * scan->months + month] : &nothing;
}

void scan_free(struct scan *scan)
{
	slots_free(&scan->slots);
	free(scan->amounts);
	scan->amounts = NULL;
}

/* The sums of one month, by place. */
struct month_sums {
	struct gathered *items;
	size_t count, capacity;
};

static void month_reserve(struct month_sums *sums, size_t count)
{
	if (count > sums->capacity) {
		size_t capacity = count * 2 + 64;

		sums->items = memory_resize(sums->items, capacity, sizeof *sums->items);
		sums->capacity = capacity;
	}
	if (count > sums->count)
		memset(sums->items + sums->count, 0, (count - sums->count) * sizeof *sums->items);
	sums->count = count > sums->count ? count : sums->count;
}

static bool add_part(struct store *store, int part, int64_t function, int month, struct scan *scan,
	struct month_sums *sums, struct error *error)
{
	struct statement statement = asked_waits_of_month(store, part, function, month);
	bool whole = true;

	while (whole && statement_step(&statement)) {
		size_t place = slots_place(&scan->slots, statement_integer(&statement, 0)), size;
		const unsigned char *bytes = statement_bytes(&statement, 1, &size);

		month_reserve(sums, scan->slots.count);
		assert(sums->items != NULL);
		whole = waits_add_packed(&sums->items[place].waits, bytes, size, BODY_NONC);
		sums->items[place].bodies++;
	}
	return statement_end(&statement, error) && (whole || asked_damaged(store, error));
}

static bool scan_waits(struct store *store, const struct measure *measure, int64_t function,
	const struct span *span, struct scan *out, struct error *error)
{
	struct month_sums sums = {.items = NULL};
	bool done = true;

	for (size_t i = 0; done && i < span->count; i++) {
		if (span->items[i].import == 0)
			continue;
		if (sums.count > 0)
			memset(sums.items, 0, sums.count * sizeof *sums.items);
		for (int part = 1; done && part < PART_COUNT; part++)
			if ((measure->parts & 1u << part) != 0)
				done = add_part(store, part, function, span->items[i].month, out,
					&sums, error);
		scan_reserve(out);
		for (size_t place = 0; place < sums.count; place++)
			if (sums.items[place].bodies > 0)
				out->amounts[place * out->months + i] =
					asked_of_waits(measure, &sums.items[place].waits);
	}
	free(sums.items);
	return done;
}

/* Figures of all items by place, month and item, as they are read. */
struct figure_table {
	struct figured *cells;
	size_t places, months;
};
enum { COLUMNS = 2 * MEASURE_ITEMS_MOST };

static struct figured *cell(struct figure_table *table, size_t place, size_t month, size_t column)
{
	if (place >= table->places) {
		size_t places = place * 2 + 64, row = table->months * COLUMNS;

		table->cells = memory_resize(table->cells, places * row, sizeof *table->cells);
		for (size_t i = table->places * row; i < places * row; i++)
			table->cells[i] = (struct figured){.value = NAN};
		table->places = places;
	}
	return &table->cells[(place * table->months + month) * COLUMNS + column];
}

bool asked_figures_of_all(struct store *store, const char *name, int64_t function,
	const struct span *span, struct statement *out, struct error *error)
{
	int64_t item;

	if (!asked_item(store, name, &item, error))
		return false;
	*out = statement_begin(store, "read_figures_of_all");
	statement_bind_integer(out, ":item", item);
	statement_bind_integer(out, ":function", function);
	statement_bind_integer(out, ":first", span->first);
	statement_bind_integer(out, ":last", span->first + (int)span->count - 1);
	return true;
}

static bool add_item(struct store *store, struct arena *arena, const char *name, size_t column,
	int64_t function, const struct span *span, struct scan *scan, struct figure_table *table,
	struct error *error)
{
	struct statement statement;

	if (!asked_figures_of_all(store, name, function, span, &statement, error))
		return false;
	while (statement_step(&statement)) {
		size_t month = (size_t)(statement_integer(&statement, 0) - span->first);
		size_t place = slots_place(&scan->slots, statement_integer(&statement, 1));
		struct figured *at = cell(table, place, month, column);

		at->bodies = 1;
		at->value = statement_number(&statement, 2);
		at->valued = !isnan(at->value);
		if (at->valued == 0)
			at->why = asked_reason(&statement, 3, arena);
	}
	return statement_end(&statement, error);
}

static bool add_items(struct store *store, struct arena *arena, const struct measure *measure,
	int64_t function, const struct span *span, struct scan *scan, struct figure_table *table,
	struct error *error)
{
	for (size_t k = 0; k < MEASURE_ITEMS_MOST; k++)
		if ((measure->items[k] != NULL && !add_item(store, arena, measure->items[k], k,
							  function, span, scan, table, error)) ||
			(measure->of[k] != NULL &&
				!add_item(store, arena, measure->of[k], MEASURE_ITEMS_MOST + k,
					function, span, scan, table, error)))
			return false;
	return true;
}

static bool scan_figures(struct store *store, struct arena *arena, const struct measure *measure,
	int64_t function, const struct span *span, struct scan *out, struct error *error)
{
	struct figure_table table = {.months = span->count};
	bool done = add_items(store, arena, measure, function, span, out, &table, error);

	scan_reserve(out);
	for (size_t place = 0; done && place < out->slots.count; place++)
		for (size_t i = 0; i < span->count; i++) {
			const struct figured *at = cell(&table, place, i, 0);

			out->amounts[place * out->months + i] =
				asked_of_figures(measure, at, at + MEASURE_ITEMS_MOST);
		}
	free(table.cells);
	return done;
}

bool scan_measure(struct store *store, struct arena *arena, const struct measure *measure,
	int64_t function, const struct span *span, struct scan *out, struct error *error)
{
	*out = (struct scan){.months = span->count};
	return measure_is_waits(measure)
		       ? scan_waits(store, measure, function, span, out, error)
		       : scan_figures(store, arena, measure, function, span, out, error);
}
