/* The share that others than NHS trusts do: by month, function and ICB, and who came and went. */
#include <assert.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "asked_missing.h"
#include "model/month.h"
#include "share_scan.h"
#include "statement.h"
#include "store/write_official.h"

static struct who aggregate(const int64_t *body)
{
	return (struct who){.kind = *body == BODY_ENGLAND ? WHO_ENGLAND : WHO_SECTOR,
		.bodies = body,
		.body_count = 1};
}

/* The sums of England or of a sector in each month. */
static bool read_aggregate(struct store *store, struct arena *arena, const struct measure *measure,
	int64_t function, int64_t body, const struct span *span, struct sums *out,
	struct error *error)
{
	struct who who = aggregate(&body);

	return asked_sums(store, arena, measure, &who, function, span, out, error);
}

static double others_of(const struct amount *others, const struct amount *all)
{
	return isnan(others->value) && others->why == NULL && !isnan(all->value) ? 0
										 : others->value;
}

/* Which trusts are missing in each month: what they do not say makes the others' part larger. That
 * must not depend on the month that one begins to read at. */
static bool note_missing(struct store *store, struct arena *arena, const struct measure *measure,
	int64_t function, const struct span *span, struct share_row *rows, struct error *error)
{
	static const int64_t trusts = BODY_SECTOR_NHS;
	struct series series = {.measure = *measure, .who = aggregate(&trusts)};
	int last = span->first + (int)span->count - 1;
	struct observation *items;
	struct span all;
	struct sums sums;
	double *counts;
	size_t before;

	if (!asked_span(store, arena, measure->dataset, MONTH_NONE, last, &all, error) ||
		!asked_sums(store, arena, measure, &series.who, function, &all, &sums, error))
		return false;
	items = arena_array(arena, all.count, sizeof *items);
	counts = arena_array(arena, all.count, sizeof *counts);
	for (size_t i = 0; i < all.count; i++)
		counts[i] = asked_amount(measure, &sums, i).count;
	if (!asked_missing(store, arena, &series, function, &all, counts, items, error))
		return false;
	before = (size_t)(span->first - all.first);
	for (size_t i = 0; i < span->count; i++)
		rows[i].note = items[before + i].note;
	return true;
}

static struct share_row row_of(
	const struct measure *measure, const struct sums *all, const struct sums *others, size_t i)
{
	struct amount a = asked_amount(measure, all, i), b = asked_amount(measure, others, i);

	return (struct share_row){
		.all = a.value, .others = others_of(&b, &a), .why = isnan(a.value) ? a.why : NULL};
}

/* Why England has nothing, where its figures do not say so. */
static bool explain(struct store *store, struct arena *arena, const struct measure *measure,
	int64_t function, const struct loaded_month *month, struct share_row *row,
	struct error *error)
{
	static const int64_t body = BODY_ENGLAND;
	struct who england = aggregate(&body);
	struct amount amount = {.value = row->all, .why = row->why};

	if (!asked_explain(store, arena, measure, &england, function, month, &amount, error))
		return false;
	row->why = amount.why;
	return true;
}

static bool list_months(struct store *store, struct arena *arena, const struct measure *measure,
	int64_t function, const struct share_history *history, struct share *out,
	struct error *error)
{
	const struct span *span = history->span;
	struct share_row *rows = arena_array(arena, span->count, sizeof *rows);
	struct sums all, others;

	if (!read_aggregate(store, arena, measure, function, BODY_ENGLAND, span, &all, error) ||
		!read_aggregate(
			store, arena, measure, function, BODY_SECTOR_OTHER, span, &others, error))
		return false;
	for (size_t i = 0; i < span->count; i++) {
		const struct loaded_month *month = &span->items[i];
		char *code = arena_allocate(arena, 8), *name = arena_allocate(arena, 9);

		month_print(month->month, code);
		month_format(month->month, name);
		rows[i] = row_of(measure, &all, &others, i);
		rows[i].code = code;
		rows[i].name = name;
		rows[i].whole = month->whole;
		rows[i].other_providers = history->months[i].others;
		if (!explain(store, arena, measure, function, month, &rows[i], error))
			return false;
	}
	out->months = rows;
	out->month_count = span->count;
	return note_missing(store, arena, measure, function, span, rows, error);
}

/* Functions or tests of one month, with their numbers. */
struct function_rows {
	struct share_row *rows;
	int64_t *numbers;
	size_t count;
};

/* Of the functions of distributions, and of the tests or types of figures. */
static bool begin_names(struct store *store, const struct measure *measure, int month,
	struct statement *out, struct error *error)
{
	int64_t item = 0;
	int part = 1;

	if (!measure_is_waits(measure)) {
		if (!asked_item(store, measure->items[0], &item, error))
			return false;
		*out = statement_begin(store, "list_functions_of_item");
		statement_bind_integer(out, ":item", item);
	} else {
		while ((measure->parts & 1u << part) == 0)
			part++;
		*out = statement_begin(store, "list_functions_of_month");
		statement_bind_integer(out, ":part", part);
	}
	statement_bind_integer(out, ":month", month);
	return true;
}

static bool list_names(struct store *store, struct arena *arena, const struct measure *measure,
	int month, struct function_rows *out, struct error *error)
{
	struct statement statement;

	*out = (struct function_rows){.rows = NULL};
	if (!begin_names(store, measure, month, &statement, error))
		return false;
	while (statement_step(&statement)) {
		out->rows = memory_resize(out->rows, out->count + 1, sizeof *out->rows);
		out->numbers = memory_resize(out->numbers, out->count + 1, sizeof *out->numbers);
		out->numbers[out->count] = statement_integer(&statement, 0);
		out->rows[out->count++] = (struct share_row){
			.code = statement_require(&statement, 1, arena),
			.name = statement_require(&statement, 2, arena),
		};
	}
	return statement_end(&statement, error);
}

static bool fill_function(struct store *store, struct arena *arena, const struct measure *measure,
	int64_t function, const struct loaded_month *month, const struct slots *trusts,
	struct share_row *row, struct error *error)
{
	struct span one = {.first = month->month, .count = 1, .items = month};
	struct sums all, others;
	struct doers doers = {.items = NULL};
	struct share_row read;

	if (!read_aggregate(store, arena, measure, function, BODY_ENGLAND, &one, &all, error) ||
		!read_aggregate(
			store, arena, measure, function, BODY_SECTOR_OTHER, &one, &others, error) ||
		(month->whole && !share_doers(store, arena, measure, function, month, trusts,
					 &doers, error)))
		return false;
	read = row_of(measure, &all, &others, 0);
	read.code = row->code;
	read.name = row->name;
	read.whole = month->whole;
	read.other_providers = doers.others;
	*row = read;
	return explain(store, arena, measure, function, month, row, error);
}

static bool list_functions(struct store *store, struct arena *arena, const struct measure *measure,
	const struct loaded_month *month, const struct slots *trusts, struct share *out,
	struct error *error)
{
	struct function_rows found = {.rows = NULL};
	struct share_row *rows;
	bool done = true;

	if (!measure->by_function && !measure->by_test && !measure->by_type) {
		out->functions_why = "not published";
		return true;
	}
	done = list_names(store, arena, measure, month->month, &found, error);
	rows = arena_array(arena, found.count, sizeof *rows);
	for (size_t i = 0; done && i < found.count; i++) {
		rows[i] = found.rows[i];
		done = fill_function(
			store, arena, measure, found.numbers[i], month, trusts, &rows[i], error);
	}
	out->functions = rows;
	out->function_count = found.count;
	if (found.count == 0)
		out->functions_why = month->whole ? "not in the file" : "not in this extract";
	free(found.rows);
	free(found.numbers);
	return done;
}

/* Only what adds up over providers can be shared, and only where somebody sends the whole. */
static bool check_count(const struct measure *measure, struct error *error)
{
	bool adds = measure->form == MEASURE_WAITS_TOTAL || measure->form == MEASURE_WITHIN ||
		    measure->form == MEASURE_OVER || measure->form == MEASURE_SUM ||
		    measure->form == MEASURE_DIFFERENCE;

	if (strcmp(measure->dataset, "published") == 0)
		return error_set(error,
			"%s is a series of England alone, which does not tell NHS trusts from "
			"others: ask for the same without \"published.\"",
			measure->id);
	if (strcmp(measure->dataset, "other") == 0)
		return error_set(error,
			"%s is a measure of your own: no file says which providers are all of "
			"them, so nobody's share of it is known",
			measure->id);
	return adds || error_set(error,
			       "%s is no count: what providers have of it does not add up, so "
			       "nobody has a share of it; concordat list measures has the counts, "
			       "such as rtt.completed.total",
			       measure->id);
}

/* Everybody who did something, month by month. */
static bool read_history(struct store *store, struct arena *arena, const struct measure *measure,
	int64_t function, const struct span *span, const struct slots *trusts,
	struct share_history *out, struct error *error)
{
	struct doers *months = arena_array(arena, span->count, sizeof *months);

	for (size_t i = 0; i < span->count; i++)
		if (span->items[i].whole && !share_doers(store, arena, measure, function,
						    &span->items[i], trusts, &months[i], error))
			return false;
	*out = (struct share_history){.span = span, .months = months};
	return true;
}

/* The ends of the span; where they were not asked for, of the months that have every provider. */
static void choose_months(const struct span *span, int from, int to, struct share_history *history)
{
	size_t first = 0, last = span->count - 1;

	history->first = first;
	history->last = last;
	while (first < last && !span->items[first].whole)
		first++;
	while (last > first && !span->items[last].whole)
		last--;
	if (!span->items[first].whole)
		return;
	if (from == MONTH_NONE)
		history->first = first;
	if (to == MONTH_NONE)
		history->last = last;
}

/* The months asked for, cut to the first and the last of them that are loaded. */
static bool find_span(struct store *store, struct arena *arena, const struct measure *measure,
	int from, int to, struct span *out, struct error *error)
{
	const char *range;

	if (!check_count(measure, error))
		return false;
	if (!asked_span(store, arena, measure->dataset, from, to, out, error))
		return false;
	while (out->count > 0 && out->items[0].import == 0) {
		out->items++;
		out->first++;
		out->count--;
	}
	while (out->count > 0 && out->items[out->count - 1].import == 0)
		out->count--;
	if (out->count > 0 || !load_month_range(store, arena, measure, &range, error))
		return out->count > 0;
	return range != NULL ? error_set(error,
				       "no month of %s that was asked for is loaded: there are %s",
				       measure->id, range)
			     : error_set(error, "no month of %s is loaded", measure->id);
}

bool load_share(struct store *store, struct arena *arena, const struct measure *measure,
	int64_t function, int from, int to, struct share *out, struct error *error)
{
	const struct loaded_month *last;
	struct slots trusts = {.bodies = NULL};
	struct span span = {.count = 0};
	struct share_history history;
	bool done;

	*out = (struct share){.from = MONTH_NONE};
	if (!find_span(store, arena, measure, from, to, &span, error))
		return false;
	assert(span.count > 0);
	done = share_trusts(store, &trusts, error) &&
	       read_history(store, arena, measure, function, &span, &trusts, &history, error);
	if (done) {
		choose_months(&span, from, to, &history);
		last = &span.items[history.last];
		out->from = span.items[history.first].month;
		out->to = last->month;
		done = list_months(store, arena, measure, function, &history, out, error) &&
		       list_functions(store, arena, measure, last, &trusts, out, error) &&
		       share_moved(store, arena, measure, function, &history, out, error) &&
		       share_icbs(store, arena, measure, function, last, &trusts, out, error);
	}
	slots_free(&trusts);
	return done;
}
