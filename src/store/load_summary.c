/* One measure of every provider: the month shown, a year before, the line between, the rank. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "asked_body.h"
#include "asked_scan.h"
#include "model/month.h"
#include "model/sector.h"
#include "returned.h"
#include "statement.h"
#include "store/write_official.h"

enum { MONTHS_MOST = 24 }; /* of the trail */

/* The latest that has every provider; where there is none, the latest. */
static int latest_of(const struct span *span)
{
	for (size_t i = span->count; i-- > 0;)
		if (span->items[i].whole)
			return span->items[i].month;
	return span->items[span->count - 1].month;
}

/* The months of the trail: up to the one shown. */
static bool find_months(struct store *store, struct arena *arena, const struct measure *measure,
	int month, struct span *out, int *newer, struct error *error)
{
	const char *dataset = asked_months_of(measure, arena);
	const char *range;
	char words[9];
	int last;

	if (!asked_span(store, arena, dataset, MONTH_NONE, MONTH_NONE, out, error))
		return false;
	if (out->count == 0)
		return error_set(error, "no month of %s is loaded", measure->dataset);
	last = month != MONTH_NONE ? month : latest_of(out);
	if (!asked_is_loaded(out, last)) {
		month_format(last, words);
		return load_month_range(store, arena, measure, &range, error) &&
		       error_set(error, "%s of %s is not loaded: there are %s", words, measure->id,
			       range);
	}
	*newer = out->items[out->count - 1].month;
	*newer = *newer > latest_of(out) && *newer > last ? *newer : MONTH_NONE;
	return asked_span(store, arena, dataset, last - MONTHS_MOST + 1, last, out, error);
}

static bool explain(struct store *store, struct arena *arena, const struct measure *measure,
	int64_t function, int64_t body, const struct loaded_month *month, struct amount *amount,
	struct error *error)
{
	struct who who = {.kind = body == BODY_ENGLAND ? WHO_ENGLAND : WHO_PROVIDER,
		.bodies = &body,
		.body_count = 1};

	return asked_explain(store, arena, measure, &who, function, month, amount, error);
}

/* One row, or head, from its place in the scan. */
static bool fill(struct store *store, struct arena *arena, int64_t function,
	const struct summary *summary, const struct span *span, const struct scan *scan,
	size_t place, struct summary_row *out, struct error *error)
{
	double *trail = arena_array(arena, span->count, sizeof *trail);
	const char **gaps = arena_array(arena, span->count, sizeof *gaps);
	bool *returned = arena_array(arena, span->count, sizeof *returned);
	struct gap_watch watch = {.measure = &summary->measure};
	size_t last = span->count - 1;
	struct amount amount = {0};
	struct body_record body;

	if (!asked_body(store, arena, scan->slots.bodies[place], &body, error))
		return false;
	for (size_t i = 0; i < span->count; i++) {
		amount = *scan_amount(scan, place, i);
		if (!explain(store, arena, &summary->measure, function, scan->slots.bodies[place],
			    &span->items[i], &amount, error))
			return false;
		trail[i] = amount.value;
		gaps[i] = isnan(amount.value) ? amount.why : NULL;
		returned[i] = gap_returned(&watch, amount.value, amount.count, amount.why);
	}
	*out = (struct summary_row){.code = body.number != 0 ? body.code : "?",
		.name = body.number != 0 ? body.name : "?",
		.sector = body.sector,
		.parent = body.parent,
		.region = body.region,
		.value = amount.value,
		.year_before = span->count > 12 ? trail[last - 12] : NAN,
		.count = amount.count,
		.why = amount.why,
		.trail = trail,
		.gaps = gaps,
		.returned = returned};
	out->change = out->value - out->year_before;
	return load_organisation_of_code(store, arena, out->code, &out->record, NULL, error);
}

static bool is_ranked(const struct summary_row *row)
{
	return !isnan(row->value) && (sector_is_nhs_trust(row->sector) || isnan(row->count) ||
					     row->count >= SUMMARY_RANKED_LEAST);
}

/* For ranks: the two kinds apart, the best first; where neither way is better, the largest. */
struct ranked {
	size_t place;
	bool nhs;
	double key;
};

static int compare_ranked(const void *left, const void *right)
{
	const struct ranked *a = left, *b = right;

	if (a->nhs != b->nhs)
		return b->nhs - a->nhs;
	return (a->key > b->key) - (a->key < b->key);
}

static void rank(struct summary *summary, struct summary_row *rows, size_t count)
{
	const struct measure *measure = &summary->measure;
	struct ranked *ranked = memory_allocate((count + 1) * sizeof *ranked);
	size_t ranked_count = 0, of[2] = {0};

	for (size_t i = 0; i < count; i++)
		if (is_ranked(&rows[i])) {
			bool nhs = sector_is_nhs_trust(rows[i].sector);

			ranked[ranked_count++] = (struct ranked){i, nhs,
				measure->better == BETTER_DOWN ? rows[i].value : -rows[i].value};
			of[nhs]++;
		}
	qsort(ranked, ranked_count, sizeof *ranked, compare_ranked);
	for (size_t first = 0, i = 0; i < ranked_count; i++) {
		struct summary_row *row = &rows[ranked[i].place];

		if (ranked[i].nhs != ranked[first].nhs)
			first = i;
		row->rank = i > first && ranked[i].key == ranked[i - 1].key
				    ? rows[ranked[i - 1].place].rank
				    : i - first + 1;
		row->of = of[ranked[i].nhs];
	}
	summary->nhs_ranked = of[true];
	summary->other_ranked = of[false];
	free(ranked);
}

static bool fill_all(struct store *store, struct arena *arena, int64_t function,
	const struct span *span, const struct scan *scan, struct summary *out, struct error *error)
{
	struct summary_row *rows = arena_array(arena, scan->slots.count, sizeof *rows);
	struct summary_row *heads = arena_array(arena, BODY_SECTOR_OTHER, sizeof *heads);
	bool has_head[BODY_SECTOR_OTHER + 1] = {false};

	for (size_t place = 0; place < scan->slots.count; place++) {
		int64_t body = scan->slots.bodies[place];
		bool head = body <= BODY_SECTOR_OTHER;
		struct summary_row *row;

		if (body <= 0)
			continue; /* of a damaged file */
		row = head ? &heads[body - 1] : &rows[out->count];
		if (!fill(store, arena, function, out, span, scan, place, row, error))
			return false;
		if (head) {
			has_head[body] = true;
			continue;
		}
		out->count++;
		if (!isnan(row->value))
			*(sector_is_nhs_trust(row->sector) ? &out->nhs_count : &out->other_count) +=
				1;
	}
	for (size_t i = 0; i < BODY_SECTOR_OTHER; i++)
		if (has_head[i + 1])
			heads[out->head_count++] = heads[i];
	if (out->whole)
		rank(out, rows, out->count);
	out->rows = rows;
	out->heads = heads;
	return true;
}

bool load_estimate(struct store *store, struct arena *arena, int64_t function, int month,
	const struct measure *measure, double *out, struct error *error)
{
	const char *name = arena_format(arena, "published.%s.with-estimates", measure->id);
	struct statement statement;
	int64_t item;

	*out = NAN;
	if (function != FUNCTION_ALL || !asked_item(store, name, &item, error))
		return function != FUNCTION_ALL;
	statement = statement_begin(store, "read_figures");
	statement_bind_integer(&statement, ":item", item);
	statement_bind_integer(&statement, ":function", FUNCTION_ALL);
	statement_bind_integer(&statement, ":body", BODY_ENGLAND);
	statement_bind_integer(&statement, ":first", month);
	statement_bind_integer(&statement, ":last", month);
	if (statement_step(&statement))
		*out = statement_number(&statement, 1);
	return statement_end(&statement, error);
}

static bool name_function(struct store *store, struct arena *arena, int64_t function,
	struct summary *out, struct error *error)
{
	struct statement statement;

	out->function = out->function_name = NULL;
	if (function == FUNCTION_ALL)
		return true;
	statement = statement_begin(store, "load_function");
	statement_bind_integer(&statement, ":number", function);
	if (statement_step(&statement)) {
		out->function = statement_require(&statement, 0, arena);
		out->function_name = statement_require(&statement, 1, arena);
	}
	return statement_end(&statement, error);
}

bool load_summary(struct store *store, struct arena *arena, int64_t function, int month,
	struct summary *out, struct error *error)
{
	struct span span;
	struct scan scan;
	bool *loaded, done;
	int *months;

	if (!find_months(store, arena, &out->measure, month, &span, &out->newer, error))
		return false;
	months = arena_array(arena, span.count, sizeof *months);
	loaded = arena_array(arena, span.count, sizeof *loaded);
	for (size_t i = 0; i < span.count; i++) {
		months[i] = span.items[i].month;
		loaded[i] = span.items[i].import != 0;
	}
	out->month = months[span.count - 1];
	out->months = months;
	out->loaded = loaded;
	out->month_count = span.count;
	out->year_missing = asked_is_loaded(&span, out->month - 12) ? MONTH_NONE : out->month - 12;
	out->whole = span.items[span.count - 1].whole;
	out->count = out->head_count = out->nhs_count = out->other_count = 0;
	out->nhs_ranked = out->other_ranked = 0;
	done = scan_measure(store, arena, &out->measure, function, &span, &scan, error) &&
	       fill_all(store, arena, function, &span, &scan, out, error);
	scan_free(&scan);
	return done && name_function(store, arena, function, out, error) &&
	       load_estimate(store, arena, function, out->month, &out->measure,
		       &out->with_estimates, error);
}
