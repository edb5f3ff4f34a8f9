/* Every measure of one provider, or of a group of them: a month, the year before, the line
 * between. */
#include <math.h>
#include <string.h>

#include "asked.h"
#include "asked_body.h"
#include "model/month.h"
#include "store/write_official.h"

enum { MONTHS_MOST = 24, KEPT_MOST = 16 };

/* Distributions are read once for all measures of the same parts. */
struct kept {
	unsigned parts;
	struct sums sums;
};
struct desk {
	struct store *store;
	struct arena *arena;
	const struct who *who;
	int month;	       /* asked for; MONTH_NONE: the latest of each */
	const char *dataset;   /* of all, shown, span and kept */
	bool of_waits;	       /* likewise */
	int shown;	       /* the month that is told, loaded or not */
	struct span all, span; /* span: what is read */
	struct kept kept[KEPT_MOST];
	size_t kept_count;
	struct provider_measure *items;
	size_t count;
};

/* A month in part has sums of nobody but those who are in it. */
static bool has_own(struct desk *desk, const struct measure *measure,
	const struct loaded_month *month, bool *has, struct error *error)
{
	const struct who *who = desk->who;

	*has = false;
	if (month->import == 0 || (!month->whole && !asked_is_one(who)))
		return true;
	if (asked_is_commissioned(who)) {
		*has = month->whole;
		return true;
	}
	return asked_submitted(desk->store, measure, who, month->month, has, error);
}

/* The latest month that says something of this one: with every provider, or with it; but where it
 * has nothing in the months shown, the last one that has it. */
static bool find_latest(
	struct desk *desk, const struct measure *measure, size_t *out, struct error *error)
{
	const struct span *all = &desk->all;
	bool chosen = false;

	*out = all->count - 1;
	for (size_t i = all->count; i-- > 0;) {
		bool has;

		if (!has_own(desk, measure, &all->items[i], &has, error))
			return false;
		if (!chosen && (has || all->items[i].whole)) {
			*out = i;
			chosen = true;
		}
		if (!has)
			continue;
		if (*out >= i + MONTHS_MOST)
			*out = i;
		break;
	}
	return true;
}

/* Up to the latest month too where an earlier one is asked for: what there is of a provider does
 * not depend on the month. */
static bool cut_span(struct desk *desk, const char *months, int latest, struct error *error)
{
	int first, last;

	desk->shown = desk->month != MONTH_NONE ? desk->month : latest;
	first = desk->shown < latest ? desk->shown : latest;
	last = desk->shown > latest ? desk->shown : latest;
	return asked_span(desk->store, desk->arena, months, first - MONTHS_MOST + 1, last,
		&desk->span, error);
}

static bool open_dataset(struct desk *desk, const struct measure *measure, struct error *error)
{
	const char *months = asked_months_of(measure, desk->arena);
	size_t latest;

	if (desk->dataset != NULL && strcmp(desk->dataset, months) == 0 &&
		desk->of_waits == measure_is_waits(measure))
		return true;
	desk->dataset = months;
	desk->of_waits = measure_is_waits(measure);
	desk->kept_count = 0;
	if (!asked_span(
		    desk->store, desk->arena, months, MONTH_NONE, MONTH_NONE, &desk->all, error))
		return false;
	desk->span = desk->all;
	return desk->all.count == 0 ||
	       (find_latest(desk, measure, &latest, error) &&
		       cut_span(desk, months, desk->all.first + (int)latest, error));
}

static bool read_sums(
	struct desk *desk, const struct measure *measure, struct sums *out, struct error *error)
{
	for (size_t i = 0; i < desk->kept_count && measure_is_waits(measure); i++)
		if (desk->kept[i].parts == measure->parts) {
			*out = desk->kept[i].sums;
			return true;
		}
	if (!asked_sums(desk->store, desk->arena, measure, desk->who, FUNCTION_ALL, &desk->span,
		    out, error))
		return false;
	if (measure_is_waits(measure) && desk->kept_count < KEPT_MOST)
		desk->kept[desk->kept_count++] = (struct kept){measure->parts, *out};
	return true;
}

static bool is_asked(const struct desk *desk, const struct measure *measure)
{
	if (strcmp(measure->dataset, "published") == 0 && desk->who->kind != WHO_ENGLAND)
		return false;
	return measure_is_waits(measure) || !asked_is_commissioned(desk->who);
}

/* Does the provider have anything of it in any month? */
static bool has_any(const struct desk *desk, const struct measure *measure, const struct sums *sums)
{
	for (size_t i = 0; i < desk->span.count; i++) {
		struct amount amount = asked_amount(measure, sums, i);

		if (!isnan(amount.value) || amount.why != NULL)
			return true;
	}
	return false;
}

/* Of a month that is not loaded, and of one outside the span, that. */
static bool explain_month(struct desk *desk, const struct measure *measure, const struct sums *sums,
	int month, struct amount *out, struct error *error)
{
	const struct span *span = &desk->span;
	size_t i = (size_t)(month - span->first);

	*out = (struct amount){NAN, NAN, NAN, NAN, "not loaded"};
	if (!asked_is_loaded(span, month))
		return true;
	*out = asked_amount(measure, sums, i);
	return asked_explain(desk->store, desk->arena, measure, desk->who, FUNCTION_ALL,
		&span->items[i], out, error);
}

/* Up to the month shown; not from before the first one that is loaded. */
static bool fill_trail(struct desk *desk, const struct sums *sums, struct provider_measure *item,
	struct error *error)
{
	int first = item->month - MONTHS_MOST + 1;
	const char **gaps;
	double *trail;

	if (first < desk->all.first)
		first = desk->all.first < item->month ? desk->all.first : item->month;
	item->trail_count = (size_t)(item->month - first) + 1;
	item->trail = trail = arena_array(desk->arena, item->trail_count, sizeof *trail);
	item->gaps = gaps = arena_array(desk->arena, item->trail_count, sizeof *gaps);
	for (size_t i = 0; i < item->trail_count; i++) {
		struct amount amount;

		if (!explain_month(desk, &item->measure, sums, first + (int)i, &amount, error))
			return false;
		trail[i] = amount.value;
		gaps[i] = isnan(amount.value) ? amount.why : NULL;
	}
	item->value = trail[item->trail_count - 1];
	item->why = gaps[item->trail_count - 1];
	item->year_before = item->trail_count > 12 ? trail[item->trail_count - 13] : NAN;
	return true;
}

static bool add(struct desk *desk, const struct measure *measure, struct error *error)
{
	const struct span *span = &desk->span;
	struct provider_measure *item = &desk->items[desk->count];
	struct sums sums;
	int before;

	if (!open_dataset(desk, measure, error))
		return false;
	if (span->count == 0)
		return true;
	if (!read_sums(desk, measure, &sums, error))
		return false;
	if (!has_any(desk, measure, &sums))
		return true;
	before = desk->shown - 12;
	*item = (struct provider_measure){.measure = *measure,
		.month = desk->shown,
		.year_missing = asked_is_loaded(span, before) ? MONTH_NONE : before,
		.standard = measure_standard(measure, desk->shown)};
	if (asked_is_loaded(span, desk->shown)) {
		item->import = span->items[desk->shown - span->first].import;
		item->vintage = span->items[desk->shown - span->first].vintage;
	}
	desk->count++;
	return fill_trail(desk, &sums, item, error);
}

bool load_provider_measures(struct store *store, struct arena *arena, const struct who *who,
	int month, const struct provider_measure **out, size_t *count, struct error *error)
{
	struct desk desk = {.store = store, .arena = arena, .who = who, .month = month};
	const struct measure *own;
	size_t own_count, listed = 0;

	if (!load_own_measures(store, arena, &own, &own_count, error))
		return false;
	while (measures[listed].id != NULL)
		listed++;
	desk.items = arena_array(arena, listed + own_count, sizeof *desk.items);
	for (size_t i = 0; i < listed; i++)
		if (is_asked(&desk, &measures[i]) && !add(&desk, &measures[i], error))
			return false;
	for (size_t i = 0; i < own_count; i++)
		if (is_asked(&desk, &own[i]) && !add(&desk, &own[i], error))
			return false;
	*out = desk.items;
	*count = desk.count;
	return true;
}
