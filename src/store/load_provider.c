/* Every measure of one provider, or of a group of them: the latest month, a year before, the line
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
	struct body_record body; /* number 0: it is more than one */
	const char *dataset;	 /* of all, span and kept */
	bool of_waits;		 /* likewise */
	struct span all, span;
	struct kept kept[KEPT_MOST];
	size_t kept_count;
	struct provider_measure *items;
	size_t count;
};

/* A month in part has sums of nobody but those who are in it. */
static bool has_own(struct desk *desk, const struct measure *measure,
	const struct loaded_month *month, bool *has, struct error *error)
{
	*has = false;
	if (month->import == 0 || (!month->whole && desk->who->body_count != 1))
		return true;
	if (asked_is_commissioned(desk->who)) {
		*has = month->whole;
		return true;
	}
	return asked_submitted(desk->store, measure, desk->who, month->month, has, error);
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

static bool open_dataset(struct desk *desk, const struct measure *measure, struct error *error)
{
	const char *months = asked_months_of(measure, desk->arena);
	size_t latest;
	int last;

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
	if (desk->all.count == 0)
		return true;
	if (!find_latest(desk, measure, &latest, error))
		return false;
	last = desk->all.first + (int)latest;
	return asked_span(
		desk->store, desk->arena, months, last - MONTHS_MOST + 1, last, &desk->span, error);
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

/* Nothing is added where the provider has nothing of it in any month. */
static bool add(struct desk *desk, const struct measure *measure, struct error *error)
{
	const struct span *span = &desk->span;
	int before;
	struct sums sums;
	struct amount amount;
	const char **gaps;
	double *trail;
	bool any = false;

	if (!open_dataset(desk, measure, error))
		return false;
	if (span->count == 0)
		return true;
	if (!read_sums(desk, measure, &sums, error))
		return false;
	trail = arena_array(desk->arena, span->count, sizeof *trail);
	gaps = arena_array(desk->arena, span->count, sizeof *gaps);
	for (size_t i = 0; i < span->count; i++) {
		amount = asked_amount(measure, &sums, i);
		any = any || !isnan(amount.value) || amount.why != NULL;
	}
	if (!any)
		return true;
	for (size_t i = 0; i < span->count; i++) {
		amount = asked_amount(measure, &sums, i);
		if (!asked_explain(desk->store, desk->arena, measure, desk->who, FUNCTION_ALL,
			    &span->items[i], &amount, error))
			return false;
		trail[i] = amount.value;
		gaps[i] = isnan(amount.value) ? amount.why : NULL;
	}
	before = span->items[span->count - 1].month - 12;
	desk->items[desk->count++] = (struct provider_measure){.measure = *measure,
		.month = span->items[span->count - 1].month,
		.year_missing = asked_is_loaded(span, before) ? MONTH_NONE : before,
		.value = amount.value,
		.year_before = span->count > 12 ? trail[span->count - 13] : NAN,
		.why = amount.why,
		.standard = measure_standard(measure, span->items[span->count - 1].month),
		.import = span->items[span->count - 1].import,
		.trail = trail,
		.gaps = gaps,
		.vintage = span->items[span->count - 1].vintage,
		.trail_count = span->count};
	return true;
}

bool load_provider_measures(struct store *store, struct arena *arena, const struct who *who,
	const struct provider_measure **out, size_t *count, struct error *error)
{
	struct desk desk = {.store = store, .arena = arena, .who = who};
	const struct measure *own;
	size_t own_count, listed = 0;

	if ((who->body_count == 1 &&
		    !asked_body(store, arena, who->bodies[0], &desk.body, error)) ||
		!load_own_measures(store, arena, &own, &own_count, error))
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
