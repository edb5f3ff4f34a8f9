/* Adding up what a group of bodies has in each month, and telling why there is nothing. */
#include <math.h>
#include <string.h>

#include "model/month.h"
#include "asked_body.h"
#include "asked_scan.h"
#include "statement.h"
#include "store/write_official.h"

static int last_of(const struct span *span)
{
	return span->first + (int)span->count - 1;
}

bool asked_damaged(struct store *store, struct error *error)
{
	return error_set(error,
		"%s: a distribution of waiting times is damaged; concordat check says more",
		store_path(store));
}

/* One part of one body, added to what is there. */
static bool add_body(struct store *store, const char *dataset, enum waits_part part,
	int64_t function, int64_t body, const struct span *span, struct gathered *to, bool *present,
	size_t stride, struct error *error)
{
	struct statement statement = statement_begin(store, "read_waits");
	bool whole = true;

	statement_bind_text(&statement, ":dataset", dataset);
	statement_bind_integer(&statement, ":part", part);
	statement_bind_integer(&statement, ":function", function);
	statement_bind_integer(&statement, ":body", body);
	statement_bind_integer(&statement, ":first", span->first);
	statement_bind_integer(&statement, ":last", last_of(span));
	while (whole && statement_step(&statement)) {
		size_t i = (size_t)(statement_integer(&statement, 0) - span->first), size;
		const unsigned char *bytes = statement_bytes(&statement, 1, &size);

		whole = waits_add_packed(&to[i].waits, bytes, size, BODY_NONC);
		present[i * stride] = true;
	}
	return statement_end(&statement, error) && (whole || asked_damaged(store, error));
}

/* The same of many bodies at once, in the order of the keys: from so many on that is faster than
 * looking for each of them. */
enum { MANY = 24 };

static bool add_many(struct store *store, enum waits_part part, int64_t function, int month,
	const struct slots *places, struct gathered *to, bool *present, struct error *error)
{
	struct statement statement = asked_waits_of_month(store, part, function, month);
	bool whole = true;

	while (whole && statement_step(&statement)) {
		int64_t body = statement_integer(&statement, 0);
		const unsigned char *bytes;
		size_t size;

		if (!slots_has(places, body))
			continue;
		bytes = statement_bytes(&statement, 1, &size);
		whole = waits_add_packed(&to->waits, bytes, size, BODY_NONC);
		present[places->of_body[body] - 1] = true;
	}
	return statement_end(&statement, error) && (whole || asked_damaged(store, error));
}

static bool add_bodies(struct store *store, const struct measure *measure, enum waits_part part,
	int64_t function, const struct who *who, const struct span *span, struct sums *out,
	struct error *error)
{
	struct slots places = {.bodies = NULL};
	bool done = true;

	if (who->body_count < MANY) {
		for (size_t b = 0; done && b < who->body_count; b++)
			done = add_body(store, measure->dataset, part, function, who->bodies[b],
				span, out->waits, out->present + b, who->body_count, error);
		return done;
	}
	for (size_t b = 0; b < who->body_count; b++)
		slots_place(&places, who->bodies[b]);
	for (size_t i = 0; done && i < span->count; i++)
		if (span->items[i].import != 0)
			done = add_many(store, part, function, span->items[i].month, &places,
				&out->waits[i], out->present + i * who->body_count, error);
	slots_free(&places);
	return done;
}

/* One part of one month, as far as it was commissioned by these ICBs. */
static bool add_commissioned(struct store *store, enum waits_part part, int64_t function,
	const struct who *who, int month, struct gathered *to, struct error *error)
{
	struct statement statement = asked_waits_of_month(store, part, function, month);
	bool whole = true;

	while (whole && statement_step(&statement)) {
		size_t size;
		const unsigned char *bytes = statement_bytes(&statement, 1, &size);

		if (statement_integer(&statement, 0) > BODY_SECTOR_OTHER)
			whole = waits_add_packed_of(
				&to->waits, bytes, size, who->bodies, who->body_count, &to->bodies);
	}
	return statement_end(&statement, error) && (whole || asked_damaged(store, error));
}

static bool sum_waits(struct store *store, struct arena *arena, const struct measure *measure,
	const struct who *who, int64_t function, const struct span *span, struct sums *out,
	struct error *error)
{
	bool commissioned = asked_is_commissioned(who);

	out->waits = arena_array(arena, span->count, sizeof *out->waits);
	if (!commissioned)
		out->present =
			arena_array(arena, span->count * who->body_count, sizeof *out->present);
	for (int part = 1; part < PART_COUNT; part++) {
		if ((measure->parts & 1u << part) == 0)
			continue;
		if (!commissioned && !add_bodies(store, measure, (enum waits_part)part, function,
					     who, span, out, error))
			return false;
		for (size_t i = 0; commissioned && i < span->count; i++)
			if (span->items[i].whole &&
				!add_commissioned(store, (enum waits_part)part, function, who,
					span->items[i].month, &out->waits[i], error))
				return false;
	}
	for (size_t i = 0; !commissioned && i < span->count; i++)
		for (size_t b = 0; b < who->body_count; b++)
			out->waits[i].bodies += out->present[i * who->body_count + b];
	return true;
}

bool asked_item(struct store *store, const char *name, int64_t *number, struct error *error)
{
	struct statement statement = statement_begin(store, "find_item_named");

	*number = 0;
	statement_bind_text(&statement, ":name", name);
	if (statement_step(&statement))
		*number = statement_integer(&statement, 0);
	return statement_end(&statement, error);
}

const char *asked_reason(const struct statement *statement, int column, struct arena *arena)
{
	static const char *const usual[] = {"not reported", "not applicable", "suppressed"};
	const char *text = statement_text(statement, column);

	for (size_t i = 0; text != NULL && i < sizeof usual / sizeof *usual; i++)
		if (strcmp(text, usual[i]) == 0)
			return usual[i];
	return text != NULL ? arena_string(arena, text) : "not reported";
}

static bool add_figures(struct store *store, struct arena *arena, int64_t item, int64_t function,
	int64_t body, const struct span *span, struct figured *to, bool *present, size_t stride,
	struct error *error)
{
	struct statement statement = statement_begin(store, "read_figures");

	statement_bind_integer(&statement, ":item", item);
	statement_bind_integer(&statement, ":function", function);
	statement_bind_integer(&statement, ":body", body);
	statement_bind_integer(&statement, ":first", span->first);
	statement_bind_integer(&statement, ":last", last_of(span));
	while (statement_step(&statement)) {
		size_t i = (size_t)(statement_integer(&statement, 0) - span->first);
		struct figured *at = &to[i];

		at->bodies++;
		if (statement_is_null(&statement, 1)) {
			if (at->why == NULL)
				at->why = asked_reason(&statement, 2, arena);
			continue;
		}
		at->value = at->valued++ > 0 ? at->value + statement_number(&statement, 1)
					     : statement_number(&statement, 1);
		present[i * stride] = true;
	}
	return statement_end(&statement, error);
}

static bool sum_item(struct store *store, struct arena *arena, const char *name,
	const struct who *who, int64_t function, const struct span *span, bool *present,
	struct figured **out, struct error *error)
{
	struct figured *to = arena_array(arena, span->count, sizeof *to);
	int64_t item;

	for (size_t i = 0; i < span->count; i++)
		to[i].value = NAN;
	*out = to;
	if (!asked_item(store, name, &item, error))
		return false;
	for (size_t b = 0; item != 0 && b < who->body_count; b++)
		if (!add_figures(store, arena, item, function, who->bodies[b], span, to,
			    present + b, who->body_count, error))
			return false;
	return true;
}

static bool sum_items(struct store *store, struct arena *arena, const char *const *names,
	const struct who *who, int64_t function, const struct span *span, struct figured **to,
	bool *present, struct error *error)
{
	for (size_t k = 0; k < MEASURE_ITEMS_MOST && names[k] != NULL; k++)
		if (!sum_item(store, arena, names[k], who, function, span, present, &to[k], error))
			return false;
	return true;
}

/* A month that is there in part has the seeds, and they alone make no sum of all who are meant: it
 * has one of those whom the user named, or of his own file, where everybody is there. */
static bool is_partial(const struct measure *measure, const struct loaded_month *month,
	const struct who *who, size_t bodies)
{
	if (month->whole || asked_is_one(who))
		return false;
	if (who->kind == WHO_GROUP || strcmp(measure->dataset, "other") == 0)
		return bodies < who->body_count;
	return true;
}

static void drop_partial(const struct measure *measure, const struct who *who,
	const struct span *span, struct sums *sums)
{
	for (size_t i = 0; i < span->count; i++) {
		const struct loaded_month *month = &span->items[i];

		if (sums->waits != NULL && is_partial(measure, month, who, sums->waits[i].bodies))
			sums->waits[i].bodies = 0;
		for (size_t k = 0; k < MEASURE_ITEMS_MOST; k++) {
			struct figured *const items[] = {sums->items[k], sums->of[k]};

			for (size_t side = 0; side < 2; side++)
				if (items[side] != NULL &&
					is_partial(measure, month, who, items[side][i].bodies))
					items[side][i] = (struct figured){.value = NAN};
		}
	}
}

bool asked_sums(struct store *store, struct arena *arena, const struct measure *measure,
	const struct who *who, int64_t function, const struct span *span, struct sums *out,
	struct error *error)
{
	bool done;

	*out = (struct sums){.present = NULL};
	if (measure_is_waits(measure)) {
		done = sum_waits(store, arena, measure, who, function, span, out, error);
	} else {
		out->present =
			arena_array(arena, span->count * who->body_count, sizeof *out->present);
		done = sum_items(store, arena, measure->items, who, function, span, out->items,
			       out->present, error) &&
		       sum_items(store, arena, measure->of, who, function, span, out->of,
			       out->present, error);
	}
	if (done)
		drop_partial(measure, who, span, out);
	return done;
}
