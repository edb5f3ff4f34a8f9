/* One month of a count, provider by provider and commissioner by commissioner. */
#include "share_scan.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "asked_body.h"
#include "model/sector.h"
#include "statement.h"
#include "store/write_official.h"

bool share_trusts(struct store *store, struct slots *out, struct error *error)
{
	struct statement statement = statement_begin(store, "list_body_sectors");

	*out = (struct slots){.bodies = NULL};
	while (statement_step(&statement))
		if (sector_is_nhs_trust(statement_text(&statement, 1)))
			slots_place(out, statement_integer(&statement, 0));
	return statement_end(&statement, error);
}

static int compare_bodies(const void *left, const void *right)
{
	int64_t a = ((const struct doer *)left)->body, b = ((const struct doer *)right)->body;

	return (a > b) - (a < b);
}

const struct doer *share_find(const struct doers *doers, int64_t body)
{
	struct doer key = {.body = body};

	return doers->count > 0
		       ? bsearch(&key, doers->items, doers->count, sizeof key, compare_bodies)
		       : NULL;
}

bool share_doers(struct store *store, struct arena *arena, const struct measure *measure,
	int64_t function, const struct loaded_month *month, const struct slots *trusts,
	struct doers *out, struct error *error)
{
	struct span one = {.first = month->month, .count = 1, .items = month};
	struct scan scan;
	bool done = scan_measure(store, arena, measure, function, &one, &scan, error);
	struct doer *items = arena_array(arena, scan.slots.count, sizeof *items);

	*out = (struct doers){.items = items};
	for (size_t place = 0; done && place < scan.slots.count; place++) {
		struct doer doer = {.body = scan.slots.bodies[place],
			.count = scan_amount(&scan, place, 0)->value};

		if (doer.body <= BODY_SECTOR_OTHER || !(doer.count > 0))
			continue;
		doer.nhs = slots_has(trusts, doer.body);
		items[out->count++] = doer;
		out->others += !doer.nhs;
	}
	/* Those of a second part only were met after the others. */
	qsort(items, out->count, sizeof *items, compare_bodies);
	scan_free(&scan);
	return done;
}

/* What is commissioned, by place of the commissioner's ICB. */
struct commissioned {
	struct waits all, others;
	struct slots other_providers;
};
struct icbs {
	struct slots slots;
	struct commissioned *items;
	size_t capacity;
};

static struct commissioned *icb_of(struct icbs *icbs, int64_t commissioner)
{
	size_t place = slots_place(&icbs->slots, commissioner);

	icbs->items = memory_reach(icbs->items, &icbs->capacity, place, sizeof *icbs->items);
	return &icbs->items[place];
}

static void icbs_free(struct icbs *icbs)
{
	for (size_t i = 0; i < icbs->slots.count; i++)
		slots_free(&icbs->items[i].other_providers);
	slots_free(&icbs->slots);
	free(icbs->items);
}

static bool add_blob(
	struct icbs *icbs, const unsigned char *bytes, size_t size, int64_t body, bool nhs)
{
	struct waits_group group;
	size_t at = 0;

	while (waits_next_group(bytes, size, &at, &group)) {
		struct commissioned *icb;

		if (group.commissioner == BODY_NONC)
			continue;
		icb = icb_of(icbs, group.commissioner);
		waits_add(&icb->all, &group.waits);
		if (nhs || waits_total(&group.waits) == 0)
			continue;
		waits_add(&icb->others, &group.waits);
		slots_place(&icb->other_providers, body);
	}
	return at == size;
}

static bool add_part(struct store *store, int part, int64_t function, int month,
	const struct slots *trusts, struct icbs *icbs, struct error *error)
{
	struct statement statement = asked_waits_of_month(store, part, function, month);
	bool whole = true;

	while (whole && statement_step(&statement)) {
		int64_t body = statement_integer(&statement, 0);
		size_t size;
		const unsigned char *bytes = statement_bytes(&statement, 1, &size);

		if (body > BODY_SECTOR_OTHER)
			whole = add_blob(icbs, bytes, size, body, slots_has(trusts, body));
	}
	return statement_end(&statement, error) && (whole || asked_damaged(store, error));
}

static int compare_shares(const void *left, const void *right)
{
	const struct share_row *a = left, *b = right;
	double x = a->all > 0 ? a->others / a->all : -1, y = b->all > 0 ? b->others / b->all : -1;

	return x != y ? (x < y) - (x > y) : strcmp(a->code, b->code);
}

static bool list_icbs(struct store *store, struct arena *arena, const struct measure *measure,
	const struct icbs *icbs, struct share *out, struct error *error)
{
	struct share_row *rows = arena_array(arena, icbs->slots.count, sizeof *rows);

	out->icb_count = 0;
	for (size_t i = 0; i < icbs->slots.count; i++) {
		const struct commissioned *icb = &icbs->items[i];
		struct share_row row = {.all = asked_of_waits(measure, &icb->all).value,
			.others = asked_of_waits(measure, &icb->others).value,
			.other_providers = icb->other_providers.count};
		struct body_record body;

		if (!(row.all > 0))
			continue;
		if (!asked_body(store, arena, icbs->slots.bodies[i], &body, error))
			return false;
		row.whole = true;
		row.code = body.number != 0 ? body.code : "?";
		row.name = body.number != 0 ? body.name : "?";
		rows[out->icb_count++] = row;
	}
	qsort(rows, out->icb_count, sizeof *rows, compare_shares);
	out->icbs = rows;
	return true;
}

static const char *no_commissioners(struct arena *arena, const struct measure *measure)
{
	return arena_format(arena,
		"not published by commissioner: for an ICB ask by provider, concordat series ICB "
		"%s --basis provider",
		measure->id);
}

bool share_icbs(struct store *store, struct arena *arena, const struct measure *measure,
	int64_t function, const struct loaded_month *month, const struct slots *trusts,
	struct share *out, struct error *error)
{
	struct icbs icbs = {.items = NULL};
	bool done = true;

	if (!measure_is_waits(measure) || !month->whole) {
		out->icbs_why =
			month->whole ? no_commissioners(arena, measure) : "not in this extract";
		return true;
	}
	for (int part = 1; done && part < PART_COUNT; part++)
		if ((measure->parts & 1u << part) != 0)
			done = add_part(store, part, function, month->month, trusts, &icbs, error);
	done = done && list_icbs(store, arena, measure, &icbs, out, error);
	/* A file that has everything without a commissioner's ICB does not know of any. */
	if (done && icbs.slots.count == 1 && icbs.slots.bodies[0] == BODY_BLANK) {
		out->icb_count = 0;
		out->icbs_why = no_commissioners(arena, measure);
	}
	icbs_free(&icbs);
	return done;
}
