/* Who is missing from a sum of many: a body that submitted before, and not in this month. */
#include "asked_missing.h"

#include <stdlib.h>
#include <string.h>

#include "base/string_buffer.h"
#include "asked_body.h"
#include "model/sector.h"
#include "share_scan.h"
#include "statement.h"
#include "store/write_official.h"

enum {
	NAMED_MOST = 3,
	STOPPED_AFTER = 24 /* months without anything, and nothing since: it stopped doing it */
};

/* What is a smaller part of the sum does not move it. */
static const double least_part = 0.001;

/* Of one who is missing: who it is, and what it had in the month it was last there. */
struct absent {
	struct body_record body;
	size_t last; /* that month, in the span */
	double size;
	bool known;
};

/* Those who are watched, and the months in which they were there. */
struct watch {
	const struct measure *measure;
	const struct span *span;
	const double *counts; /* of all of them together */
	struct slots bodies;
	bool *there;	     /* [month * bodies.count + place] */
	struct absent *seen; /* by place, as they are needed */
	bool named;	     /* a group of the user's: everybody is told */
	bool trusts;	     /* of England, or of NHS trusts */
};

static bool begin(
	struct store *store, const struct who *who, struct watch *watch, struct error *error)
{
	watch->named = who->kind == WHO_GROUP;
	watch->trusts = who->body_count == 1 && who->bodies[0] <= BODY_SECTOR_NHS;
	if (watch->trusts)
		return share_trusts(store, &watch->bodies, error);
	for (size_t i = 0; i < who->body_count && who->body_count > 1; i++)
		slots_place(&watch->bodies, who->bodies[i]);
	return true;
}

static void note_there(struct watch *watch, size_t month, int64_t body)
{
	if (slots_has(&watch->bodies, body))
		watch->there[month * watch->bodies.count + watch->bodies.of_body[body] - 1] = true;
}

static bool read_waits(struct store *store, size_t month, struct watch *watch, struct error *error)
{
	for (int part = 1; part < PART_COUNT; part++) {
		struct statement statement;

		if ((watch->measure->parts & 1u << part) == 0)
			continue;
		statement = statement_begin(store, "list_waits_bodies");
		statement_bind_integer(&statement, ":month", watch->span->items[month].month);
		statement_bind_integer(&statement, ":part", part);
		statement_bind_integer(&statement, ":function", FUNCTION_ALL);
		while (statement_step(&statement))
			note_there(watch, month, statement_integer(&statement, 0));
		if (!statement_end(&statement, error))
			return false;
	}
	return true;
}

/* What a month has of one item of a body. */
enum state { NO_ROW, NO_VALUE, ZERO, SOMETHING };

/* Where a body had something of an item, and later has a row of it without a value, the sum lacks a
 * part of it: as if it were not there. */
static void note_lacking(struct watch *watch, const unsigned char *states, bool *lacking)
{
	for (size_t place = 0; place < watch->bodies.count; place++) {
		bool had = false;

		for (size_t at = place; at < watch->span->count * watch->bodies.count;
			at += watch->bodies.count) {
			lacking[at] = lacking[at] || (had && states[at] == NO_VALUE);
			had = states[at] >= ZERO ? states[at] == SOMETHING : had;
		}
	}
}

static bool read_figures(struct store *store, const char *name, struct watch *watch,
	unsigned char *states, struct error *error)
{
	const struct span *span = watch->span;
	struct statement statement;

	if (!asked_figures_of_all(store, name, FUNCTION_ALL, span, &statement, error))
		return false;
	while (statement_step(&statement)) {
		size_t month = (size_t)(statement_integer(&statement, 0) - span->first);
		int64_t body = statement_integer(&statement, 1);
		bool missing = statement_is_null(&statement, 2);

		if (!slots_has(&watch->bodies, body))
			continue;
		if (!missing)
			note_there(watch, month, body);
		states[month * watch->bodies.count + watch->bodies.of_body[body] - 1] =
			missing				      ? NO_VALUE
			: statement_number(&statement, 2) > 0 ? SOMETHING
							      : ZERO;
	}
	return statement_end(&statement, error);
}

static bool read_items(struct store *store, struct watch *watch, struct error *error)
{
	const char *const *items = watch->measure->items;
	size_t size = watch->span->count * watch->bodies.count;
	unsigned char *states = memory_allocate(size);
	bool *lacking = memory_allocate(size * sizeof *lacking), done = true;

	for (size_t k = 0; done && k < MEASURE_ITEMS_MOST && items[k] != NULL; k++) {
		memset(states, NO_ROW, size);
		done = read_figures(store, items[k], watch, states, error);
		note_lacking(watch, states, lacking);
	}
	for (size_t i = 0; i < size; i++)
		watch->there[i] = watch->there[i] && !lacking[i];
	free(states);
	free(lacking);
	return done;
}

static bool read_all(struct store *store, struct watch *watch, struct error *error)
{
	bool done = true;

	if (!measure_is_waits(watch->measure))
		return read_items(store, watch, error);
	for (size_t i = 0; done && i < watch->span->count; i++)
		done = watch->span->items[i].import == 0 || read_waits(store, i, watch, error);
	return done;
}

/* The last month from `to` down to the first in which it was there; span.count: none. */
static size_t last_there(const struct watch *watch, size_t place, size_t to)
{
	for (size_t i = to; i-- > 0;)
		if (watch->there[i * watch->bodies.count + place])
			return i;
	return watch->span->count;
}

static bool is_back(const struct watch *watch, size_t place, size_t after)
{
	for (size_t i = after + 1; i < watch->span->count; i++)
		if (watch->there[i * watch->bodies.count + place])
			return true;
	return false;
}

static bool look_at(struct store *store, struct arena *arena, struct watch *watch, size_t place,
	size_t last, struct error *error)
{
	struct absent *absent = &watch->seen[place];
	struct who who = {
		.kind = WHO_PROVIDER, .bodies = &watch->bodies.bodies[place], .body_count = 1};
	struct span one = {watch->span->items[last].month, 1, &watch->span->items[last]};
	struct sums sums;

	if (absent->known && absent->last == last)
		return true;
	*absent = (struct absent){.last = last, .known = true};
	if (!asked_body(store, arena, who.bodies[0], &absent->body, error) ||
		!asked_sums(store, arena, watch->measure, &who, FUNCTION_ALL, &one, &sums, error))
		return false;
	if (absent->body.code == NULL)
		absent->body.code = "?"; /* of a damaged file */
	absent->size = asked_amount(watch->measure, &sums, 0).count;
	return true;
}

/* Whether the sum of month `at` is told to be without this one, which was there at `last`. */
static bool is_told(const struct watch *watch, size_t place, size_t at, size_t last)
{
	const struct absent *absent = &watch->seen[place];

	if (is_back(watch, place, at))
		return watch->named || !(absent->size < least_part * watch->counts[last]);
	if (asked_closed(&absent->body) <= watch->span->items[at].month)
		return false;
	return watch->named ||
	       (sector_is_nhs_trust(absent->body.sector) && at - last <= STOPPED_AFTER &&
		       !(absent->size < least_part * watch->counts[last]));
}

static int compare_sizes(const void *left, const void *right)
{
	const struct absent *a = *(struct absent *const *)left, *b = *(struct absent *const *)right;

	return a->size != b->size ? (a->size < b->size) - (a->size > b->size)
				  : strcmp(a->body.code, b->body.code);
}

static const char *words_of(struct arena *arena, const struct absent **absent, size_t count)
{
	struct string_buffer words = {0};
	const char *copy;

	if (count == 0)
		return NULL;
	qsort(absent, count, sizeof *absent, compare_sizes);
	for (size_t i = 0; i < count && i < NAMED_MOST; i++)
		string_buffer_format(
			&words, "%s%s", i == 0 ? "without " : ", ", absent[i]->body.code);
	if (count > NAMED_MOST)
		string_buffer_format(&words, " and %zu other%s", count - NAMED_MOST,
			count - NAMED_MOST == 1 ? "" : "s");
	copy = arena_string(arena, string_buffer_text(&words));
	string_buffer_free(&words);
	return copy;
}

static bool note_month(struct store *store, struct arena *arena, struct watch *watch, size_t at,
	const char **note, struct error *error)
{
	size_t count = watch->bodies.count, missing = 0;
	const struct absent **absent = memory_allocate(count * sizeof *absent);
	bool done = true;

	for (size_t place = 0; done && place < count; place++) {
		size_t last;

		if (watch->there[at * count + place] ||
			(last = last_there(watch, place, at)) == watch->span->count)
			continue;
		done = look_at(store, arena, watch, place, last, error);
		if (done && is_told(watch, place, at, last))
			absent[missing++] = &watch->seen[place];
	}
	*note = done ? words_of(arena, absent, missing) : NULL;
	free(absent);
	return done;
}

bool asked_missing(struct store *store, struct arena *arena, const struct series *series,
	const struct span *span, const double *counts, struct observation *items,
	struct error *error)
{
	struct watch watch = {.measure = &series->measure, .span = span, .counts = counts};
	bool done;

	if (asked_is_commissioned(&series->who) ||
		strcmp(series->measure.dataset, "published") == 0)
		return true;
	done = begin(store, &series->who, &watch, error);
	watch.there = arena_array(arena, span->count * watch.bodies.count, sizeof *watch.there);
	watch.seen = arena_array(arena, watch.bodies.count, sizeof *watch.seen);
	if (done && watch.bodies.count > 0) {
		done = read_all(store, &watch, error);
		for (size_t i = 0; done && i < span->count; i++)
			done = !span->items[i].whole ||
			       note_month(store, arena, &watch, i, &items[i].note, error);
	}
	slots_free(&watch.bodies);
	return done;
}
