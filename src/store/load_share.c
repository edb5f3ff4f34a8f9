/* The share that others than NHS trusts do: by month, function and ICB, and who came and went. */
#include <assert.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "asked_body.h"
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

static bool list_months(struct store *store, struct arena *arena, const struct measure *measure,
	int64_t function, const struct span *span, const struct slots *trusts, struct share *out,
	struct error *error)
{
	struct share_row *rows = arena_array(arena, span->count, sizeof *rows);
	struct sums all, others;

	if (!read_aggregate(store, arena, measure, function, BODY_ENGLAND, span, &all, error) ||
		!read_aggregate(
			store, arena, measure, function, BODY_SECTOR_OTHER, span, &others, error))
		return false;
	for (size_t i = 0; i < span->count; i++) {
		struct amount a = asked_amount(measure, &all, i),
			      b = asked_amount(measure, &others, i);
		char *code = arena_allocate(arena, 8), *name = arena_allocate(arena, 9);
		bool loaded = span->items[i].import != 0;
		struct doers doers = {.items = NULL};

		month_print(span->items[i].month, code);
		month_format(span->items[i].month, name);
		if (span->items[i].whole && !share_doers(store, arena, measure, function,
						    &span->items[i], trusts, &doers, error))
			return false;
		rows[i] = (struct share_row){.code = code,
			.name = name,
			.all = a.value,
			.others = others_of(&b, &a),
			.other_providers = doers.others,
			.why = !loaded		 ? "not loaded"
			       : !isnan(a.value) ? NULL
			       : a.why != NULL	 ? a.why
						 : "not collected"};
	}
	out->months = rows;
	out->month_count = span->count;
	return true;
}

/* Functions or tests of one month, with their numbers. */
struct function_rows {
	struct share_row *rows;
	int64_t *numbers;
	size_t count;
};

static bool list_names(struct store *store, struct arena *arena, const struct measure *measure,
	int month, struct function_rows *out, struct error *error)
{
	struct statement statement = statement_begin(store, "list_functions_of_month");
	int part = 1;

	while ((measure->parts & 1u << part) == 0)
		part++;
	*out = (struct function_rows){.rows = NULL};
	statement_bind_integer(&statement, ":month", month);
	statement_bind_integer(&statement, ":part", part);
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
	struct amount a, b;
	struct doers doers = {.items = NULL};

	if (!read_aggregate(store, arena, measure, function, BODY_ENGLAND, &one, &all, error) ||
		!read_aggregate(
			store, arena, measure, function, BODY_SECTOR_OTHER, &one, &others, error) ||
		(month->whole && !share_doers(store, arena, measure, function, month, trusts,
					 &doers, error)))
		return false;
	a = asked_amount(measure, &all, 0);
	b = asked_amount(measure, &others, 0);
	row->all = a.value;
	row->others = others_of(&b, &a);
	row->other_providers = doers.others;
	row->why = a.why;
	return true;
}

static bool list_functions(struct store *store, struct arena *arena, const struct measure *measure,
	const struct loaded_month *month, const struct slots *trusts, struct share *out,
	struct error *error)
{
	struct function_rows found;
	bool done = list_names(store, arena, measure, month->month, &found, error);
	struct share_row *rows = arena_array(arena, found.count, sizeof *rows);

	for (size_t i = 0; done && i < found.count; i++) {
		rows[i] = found.rows[i];
		done = fill_function(
			store, arena, measure, found.numbers[i], month, trusts, &rows[i], error);
	}
	out->functions = rows;
	out->function_count = found.count;
	free(found.rows);
	free(found.numbers);
	return done;
}

static int compare_counts(const void *left, const void *right)
{
	const struct share_row *a = left, *b = right;

	return a->others != b->others ? (a->others < b->others) - (a->others > b->others)
				      : strcmp(a->code, b->code);
}

/* Others of one month that are not in the other one, largest first; all: England's of that month.
 */
static bool list_only_in(struct store *store, struct arena *arena, const struct doers *in,
	const struct doers *not_in, double all, const struct share_row **out, size_t *count,
	struct error *error)
{
	struct share_row *rows = arena_array(arena, in->count, sizeof *rows);

	*count = 0;
	for (size_t i = 0; i < in->count; i++) {
		const struct doer *doer = &in->items[i];
		struct body_record body;

		if (doer->nhs || share_find(not_in, doer->body) != NULL)
			continue;
		if (!asked_body(store, arena, doer->body, &body, error))
			return false;
		rows[(*count)++] = (struct share_row){.code = body.number != 0 ? body.code : "?",
			.name = body.number != 0 ? body.name : "?",
			.others = doer->count,
			.all = all,
			.other_providers = 1};
	}
	qsort(rows, *count, sizeof *rows, compare_counts);
	*out = rows;
	return true;
}

static double percent_of(double others, double all)
{
	return all > 0 ? 100 * others / all : NAN;
}

/* The share of others among those of one month who are in the other month too. */
static double share_of_same(const struct doers *doers, const struct doers *other_month)
{
	double others = 0, all = 0;

	for (size_t i = 0; i < doers->count; i++) {
		if (share_find(other_month, doers->items[i].body) == NULL)
			continue;
		all += doers->items[i].count;
		others += doers->items[i].nhs ? 0 : doers->items[i].count;
	}
	return percent_of(others, all);
}

static bool compare_months(struct store *store, struct arena *arena, const struct measure *measure,
	int64_t function, const struct loaded_month *from, const struct loaded_month *to,
	const struct slots *trusts, struct share *out, struct error *error)
{
	const struct share_row *first = &out->months[0], *last = &out->months[out->month_count - 1];
	struct doers before, after;

	out->share_from = percent_of(first->others, first->all);
	out->share_to = percent_of(last->others, last->all);
	out->same_from = out->same_to = NAN;
	if (!from->whole || !to->whole)
		return true;
	if (!share_doers(store, arena, measure, function, from, trusts, &before, error) ||
		!share_doers(store, arena, measure, function, to, trusts, &after, error))
		return false;
	out->same_from = share_of_same(&before, &after);
	out->same_to = share_of_same(&after, &before);
	return list_only_in(store, arena, &after, &before, last->all, &out->came, &out->came_count,
		       error) &&
	       list_only_in(store, arena, &before, &after, first->all, &out->went, &out->went_count,
		       error);
}

/* The months asked for, cut to the first and the last of them that are loaded. */
static bool find_span(struct store *store, struct arena *arena, const struct measure *measure,
	int from, int to, struct span *out, struct error *error)
{
	const char *range;

	if (!measure_is_waits(measure) ||
		(measure->form != MEASURE_WAITS_TOTAL && measure->form != MEASURE_WITHIN &&
			measure->form != MEASURE_OVER))
		return error_set(error,
			"%s is no count of pathways, so nobody has a share of it: say "
			"rtt.completed.total or rtt.incomplete.total",
			measure->id);
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
	const struct loaded_month *first, *last;
	struct slots trusts = {.bodies = NULL};
	struct span span = {.count = 0};
	bool done;

	*out = (struct share){.from = MONTH_NONE};
	if (!find_span(store, arena, measure, from, to, &span, error))
		return false;
	assert(span.count > 0);
	first = &span.items[0];
	last = &span.items[span.count - 1];
	out->from = first->month;
	out->to = last->month;
	done = share_trusts(store, &trusts, error) &&
	       list_months(store, arena, measure, function, &span, &trusts, out, error) &&
	       list_functions(store, arena, measure, last, &trusts, out, error) &&
	       compare_months(store, arena, measure, function, first, last, &trusts, out, error) &&
	       (!last->whole || share_icbs(store, arena, measure, function, last->month, &trusts,
					out, error));
	slots_free(&trusts);
	return done;
}
