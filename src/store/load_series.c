/* One measure of one provider, or of a group of them, month by month. */
#include <math.h>
#include <string.h>

#include "model/month.h"
#include "asked.h"
#include "asked_body.h"
#include "asked_missing.h"
#include "returned.h"

static bool refuse_commissioned(
	const struct measure *measure, const struct who *who, struct error *error)
{
	return error_set(error,
		"%s is not published by commissioner: for %s ask by provider, on the command line "
		"with --basis provider",
		measure->id, who->name);
}

static bool check_who(const struct measure *measure, const struct who *who, struct error *error)
{
	if (strcmp(measure->dataset, "published") == 0 && who->kind != WHO_ENGLAND)
		return error_set(error,
			"%s is a series of England alone: for %s ask for the same without "
			"\"published.\"",
			measure->id, who->name);
	if (asked_is_commissioned(who) && !measure_is_waits(measure))
		return refuse_commissioned(measure, who, error);
	return true;
}

/* DM01 is by commissioner in its full extract, and not in the workbook that most people have. */
static bool check_commissioned(const struct series *series, const struct observation *items,
	size_t count, struct error *error)
{
	bool nowhere = false;

	for (size_t i = 0; i < count; i++) {
		if (items[i].why == NULL)
			return true;
		nowhere = nowhere || strcmp(items[i].why, asked_no_commissioners) == 0;
	}
	return !nowhere || refuse_commissioned(&series->measure, &series->who, error);
}

/* Nobody's, where it is known that there was nobody. */
static const struct waits *waits_behind(
	const struct sums *sums, size_t i, const struct amount *amount)
{
	static const struct waits none;

	if (sums->waits == NULL)
		return NULL;
	return sums->waits[i].bodies > 0 ? &sums->waits[i].waits
	       : amount->count == 0	 ? &none
					 : NULL;
}

static bool observe(struct store *store, struct arena *arena, const struct series *series,
	int64_t function, const struct loaded_month *month, const struct sums *sums, size_t i,
	struct observation *out, double *count, struct error *error)
{
	struct amount amount = asked_amount(&series->measure, sums, i);

	if (!asked_explain(
		    store, arena, &series->measure, &series->who, function, month, &amount, error))
		return false;
	*out = (struct observation){.month = month->month,
		.value = amount.value,
		.numerator = amount.numerator,
		.denominator = amount.denominator,
		.why = amount.why,
		.waits = waits_behind(sums, i, &amount),
		.import = month->import,
		.vintage = month->vintage};
	*count = amount.count;
	return true;
}

/* Months before `from` are left out when everything is known: what is told of a month must not
 * depend on where a reader begins. */
static void cut(struct series *series, int from)
{
	while (series->count > 0 && from != MONTH_NONE && series->items[0].month < from) {
		series->items++;
		series->count--;
	}
}

static bool is_empty(const struct observation *items, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (!isnan(items[i].value))
			return false;
	return true;
}

/* Where nothing of a company's own code was ever sent, but by its sites, that is told: nobody
 * guesses under which name a company is asked for. */
static bool find_sites(struct store *store, struct arena *arena, int64_t function,
	const struct span *span, struct series *out, struct error *error)
{
	struct who company;
	struct sums sums;
	const char *const *choices;
	const char *code = out->who.code;
	size_t choice_count;
	bool any = false;

	if (out->who.kind != WHO_PROVIDER || code == NULL || !who_may_be_company(code) ||
		!is_empty(out->items, out->count))
		return true;
	if (!who_find(store, arena, arena_format(arena, "company:%s", code), false, &company,
		    &choices, &choice_count, error) ||
		(company.body_count > 1 && !asked_sums(store, arena, &out->measure, &company,
						   function, span, &sums, error)))
		return false;
	for (size_t i = 0; company.body_count > 1 && i < span->count && !any; i++)
		any = !isnan(asked_amount(&out->measure, &sums, i).value);
	if (any)
		out->who.warning = arena_format(arena,
			"Nothing of this is sent under %s itself: its sites send it under codes of "
			"their own, together company:%s.",
			code, code);
	return true;
}

bool load_series(struct store *store, struct arena *arena, int64_t function, int from, int to,
	struct series *out, struct error *error)
{
	const char *months = asked_months_of(&out->measure, arena);
	struct gap_watch watch = {.measure = &out->measure};
	struct observation *items;
	struct span span;
	struct sums sums;
	double *counts;

	out->items = NULL;
	out->count = 0;
	out->who.basis = series_basis(&out->measure, &out->who);
	if (!check_who(&out->measure, &out->who, error) ||
		!asked_span(store, arena, months, MONTH_NONE, to, &span, error))
		return false;
	if (span.count == 0)
		return true;
	if (!asked_sums(store, arena, &out->measure, &out->who, function, &span, &sums, error))
		return false;
	items = arena_array(arena, span.count, sizeof *items);
	counts = arena_array(arena, span.count, sizeof *counts);
	for (size_t i = 0; i < span.count; i++)
		if (!observe(store, arena, out, function, &span.items[i], &sums, i, &items[i],
			    &counts[i], error))
			return false;
	for (size_t i = 0; i < span.count; i++)
		items[i].returned = gap_returned(&watch, items[i].value, counts[i], items[i].why);
	if (!check_commissioned(out, items, span.count, error) ||
		!asked_missing(store, arena, out, function, &span, counts, items, error))
		return false;
	out->items = items;
	out->count = span.count;
	if (!find_sites(store, arena, function, &span, out, error))
		return false;
	cut(out, from);
	return true;
}
