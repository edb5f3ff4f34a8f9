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
	struct body_record body; /* code NULL: not looked for yet */
	size_t last;		 /* that month, in the span */
	double size;
	bool sized;
};

enum { NEVER = -1 };

/* Those who are watched, and the months in which they were there. */
struct watch {
	const struct series *series;
	const struct span *span;
	int64_t function;
	const double *counts; /* of all of them together */
	struct slots bodies;
	size_t trusts;	     /* so many of the first of them are known to be trusts */
	bool *there;	     /* [month * bodies.count + place] */
	int *last, *final;   /* by place: the month it was last there up to now, and ever */
	struct absent *seen; /* by place, as they are needed */
	bool named;	     /* a group of the user's: everybody is told */
	bool of_all;	     /* of England or of NHS trusts: known of built-in months too */
	bool *built_in;	     /* by place: it is there in a month that is built in */
	bool after_whole;    /* a month before this one had every provider */
	bool commissioned;   /* what matters is what they did for these ICBs */
};

static bool watch_providers(struct store *store, struct watch *watch, struct error *error)
{
	struct statement statement = statement_begin(store, "list_bodies_of_kind");

	statement_bind_text(&statement, ":kind", "provider");
	while (statement_step(&statement))
		slots_place(&watch->bodies, statement_integer(&statement, 0));
	return statement_end(&statement, error);
}

/* Of England and of NHS trusts, trusts; of what is commissioned, every provider. */
static bool begin(struct store *store, struct watch *watch, struct error *error)
{
	const struct who *who = &watch->series->who;
	watch->named = who->kind == WHO_GROUP;
	watch->commissioned = asked_is_commissioned(who);
	watch->of_all = who->body_count == 1 && who->bodies[0] <= BODY_SECTOR_NHS;
	if (watch->commissioned || watch->of_all) {
		if (!share_trusts(store, &watch->bodies, error))
			return false;
		watch->trusts = watch->bodies.count;
		return watch->of_all || watch_providers(store, watch, error);
	}
	for (size_t i = 0; i < who->body_count && who->body_count > 1; i++)
		slots_place(&watch->bodies, who->bodies[i]);
	watch->trusts = watch->bodies.count;
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

		if ((watch->series->measure.parts & 1u << part) == 0)
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

/* Of a month that is there in part nobody knows what its bodies did for an ICB. */
static bool is_read(const struct watch *watch, size_t month)
{
	const struct loaded_month *loaded = &watch->span->items[month];

	return loaded->import != 0 && (loaded->whole || !watch->commissioned);
}

static bool read_items(struct store *store, struct watch *watch, struct error *error)
{
	const char *const *items = watch->series->measure.items;
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

	if (!measure_is_waits(&watch->series->measure))
		return read_items(store, watch, error);
	for (size_t i = 0; done && i < watch->span->count; i++)
		done = !is_read(watch, i) || read_waits(store, i, watch, error);
	return done;
}

static bool is_built_in(const struct loaded_month *month)
{
	return month->built_in && !month->whole;
}

static void find_ends(struct watch *watch)
{
	size_t count = watch->bodies.count;

	for (size_t place = 0; place < count; place++)
		watch->last[place] = watch->final[place] = NEVER;
	for (size_t i = 0; i < watch->span->count; i++)
		for (size_t place = 0; place < count; place++)
			if (watch->there[i * count + place]) {
				watch->final[place] = (int)i;
				watch->built_in[place] |= is_built_in(&watch->span->items[i]);
			}
}

/* What one body did in one month for the ICBs of the series. */
static bool add_commissioned(struct store *store, const struct watch *watch, int64_t body,
	int month, int part, struct gathered *to, struct error *error)
{
	const struct who *who = &watch->series->who;
	struct statement statement = statement_begin(store, "read_waits");
	bool whole = true;

	statement_bind_text(&statement, ":dataset", watch->series->measure.dataset);
	statement_bind_integer(&statement, ":part", part);
	statement_bind_integer(&statement, ":function", watch->function);
	statement_bind_integer(&statement, ":body", body);
	statement_bind_integer(&statement, ":first", month);
	statement_bind_integer(&statement, ":last", month);
	while (whole && statement_step(&statement)) {
		size_t size;
		const unsigned char *bytes = statement_bytes(&statement, 1, &size);

		whole = waits_add_packed_of(
			&to->waits, bytes, size, who->bodies, who->body_count, &to->bodies);
	}
	return statement_end(&statement, error) && (whole || asked_damaged(store, error));
}

static bool size_commissioned(struct store *store, const struct watch *watch, int64_t body,
	int month, double *size, struct error *error)
{
	const struct measure *measure = &watch->series->measure;
	struct gathered part_of = {.bodies = 0};

	for (int part = 1; part < PART_COUNT; part++)
		if ((measure->parts & 1u << part) != 0 &&
			!add_commissioned(store, watch, body, month, part, &part_of, error))
			return false;
	*size = part_of.bodies > 0 ? asked_of_waits(measure, &part_of.waits).count : 0;
	return true;
}

static bool size_of_all(struct store *store, struct arena *arena, const struct watch *watch,
	int64_t body, size_t last, double *size, struct error *error)
{
	const struct measure *measure = &watch->series->measure;
	struct who who = {.kind = WHO_PROVIDER, .bodies = &body, .body_count = 1};
	struct span one = {watch->span->items[last].month, 1, &watch->span->items[last]};
	struct sums sums;

	if (!asked_sums(store, arena, measure, &who, watch->function, &one, &sums, error))
		return false;
	*size = asked_amount(measure, &sums, 0).count;
	return true;
}

/* What the one at this place had in the month it was last there. */
static bool find_size(struct store *store, struct arena *arena, struct watch *watch, size_t place,
	size_t last, struct error *error)
{
	struct absent *absent = &watch->seen[place];
	int64_t body = watch->bodies.bodies[place];

	if (absent->sized && absent->last == last)
		return true;
	absent->last = last;
	absent->sized = true;
	return watch->commissioned
		       ? size_commissioned(store, watch, body, watch->span->items[last].month,
				 &absent->size, error)
		       : size_of_all(store, arena, watch, body, last, &absent->size, error);
}

static bool find_body(struct store *store, struct arena *arena, struct watch *watch, size_t place,
	struct error *error)
{
	struct body_record *body = &watch->seen[place].body;

	if (body->code != NULL)
		return true;
	if (!asked_body(store, arena, watch->bodies.bodies[place], body, error))
		return false;
	if (body->code == NULL)
		body->code = "?"; /* of a damaged file */
	return true;
}

/* Whether the sum of month `at` is told to be without this one, which was there before. */
static bool is_told(struct store *store, struct arena *arena, struct watch *watch, size_t place,
	size_t at, bool *told, struct error *error)
{
	struct absent *absent = &watch->seen[place];
	size_t last = (size_t)watch->last[place];
	bool back = watch->final[place] > (int)at;

	*told = false;
	if (!back && !watch->named && (place >= watch->trusts || at - last > STOPPED_AFTER))
		return true;
	if (!find_size(store, arena, watch, place, last, error))
		return false;
	if (!watch->named &&
		(!(absent->size > 0) || absent->size < least_part * watch->counts[last]))
		return true;
	if (!find_body(store, arena, watch, place, error))
		return false;
	*told = back || (asked_closed(&absent->body) > watch->span->items[at].month &&
				(watch->named || sector_is_nhs_trust(absent->body.sector)));
	return true;
}

static int compare_sizes(const void *left, const void *right)
{
	const struct absent *a = *(struct absent *const *)left, *b = *(struct absent *const *)right;

	return a->size != b->size ? (a->size < b->size) - (a->size > b->size)
				  : strcmp(a->body.code, b->body.code);
}

/* at_least: there may be others, of whom nothing is known. */
static const char *words_of(
	struct arena *arena, const struct absent **absent, size_t count, bool at_least)
{
	struct string_buffer words = {0};
	const char *copy;

	if (count == 0)
		return NULL;
	qsort(absent, count, sizeof *absent, compare_sizes);
	for (size_t i = 0; i < count && i < NAMED_MOST; i++)
		string_buffer_format(&words, "%s%s",
			i > 0	   ? ", "
			: at_least ? "without at least "
				   : "without ",
			absent[i]->body.code);
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
	bool built_in = is_built_in(&watch->span->items[at]), done = true, told;

	for (size_t place = 0; done && place < count; place++) {
		if (watch->there[at * count + place] || watch->last[place] == NEVER ||
			(built_in && !watch->built_in[place]))
			continue;
		done = is_told(store, arena, watch, place, at, &told, error);
		if (done && told)
			absent[missing++] = &watch->seen[place];
	}
	*note = done ? words_of(arena, absent, missing, built_in || !watch->after_whole) : NULL;
	free(absent);
	return done;
}

static bool note_months(struct store *store, struct arena *arena, struct watch *watch,
	struct observation *items, struct error *error)
{
	size_t count = watch->bodies.count;

	find_ends(watch);
	for (size_t i = 0; i < watch->span->count; i++) {
		const struct loaded_month *month = &watch->span->items[i];

		if ((month->whole || (watch->of_all && month->built_in)) &&
			!note_month(store, arena, watch, i, &items[i].note, error))
			return false;
		for (size_t place = 0; place < count; place++)
			if (watch->there[i * count + place])
				watch->last[place] = (int)i;
		watch->after_whole = watch->after_whole || month->whole;
	}
	return true;
}

bool asked_missing(struct store *store, struct arena *arena, const struct series *series,
	int64_t function, const struct span *span, const double *counts, struct observation *items,
	struct error *error)
{
	struct watch watch = {
		.series = series, .span = span, .function = function, .counts = counts};
	size_t count;
	bool done;

	if (strcmp(series->measure.dataset, "published") == 0)
		return true;
	done = begin(store, &watch, error);
	count = watch.bodies.count;
	watch.there = arena_array(arena, span->count * count, sizeof *watch.there);
	watch.seen = arena_array(arena, count, sizeof *watch.seen);
	watch.last = arena_array(arena, count, sizeof *watch.last);
	watch.final = arena_array(arena, count, sizeof *watch.final);
	watch.built_in = arena_array(arena, count, sizeof *watch.built_in);
	if (done && count > 0)
		done = read_all(store, &watch, error) &&
		       note_months(store, arena, &watch, items, error);
	slots_free(&watch.bodies);
	return done;
}
