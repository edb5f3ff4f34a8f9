/* The value of a measure from a sum of distributions or of figures, and why there is none. */
#include "asked.h"

#include <math.h>
#include <string.h>

#include "model/month.h"

const char *asked_months_of(const struct measure *measure, struct arena *arena)
{
	return strcmp(measure->dataset, "other") == 0
		       ? arena_format(arena, "other:%s", measure->items[0])
		       : measure->dataset;
}

bool asked_span(struct store *store, struct arena *arena, const char *dataset, int from, int to,
	struct span *out, struct error *error)
{
	const struct loaded_month *loaded;
	struct loaded_month *items;
	size_t count;
	int first, last;

	*out = (struct span){.first = MONTH_NONE};
	if (!load_months(store, arena, dataset, &loaded, &count, error))
		return false;
	if (count == 0)
		return true;
	first = from != MONTH_NONE && from > loaded[0].month ? from : loaded[0].month;
	last = to != MONTH_NONE && to < loaded[count - 1].month ? to : loaded[count - 1].month;
	if (first > last)
		return true;
	out->first = first;
	out->count = (size_t)(last - first) + 1;
	items = arena_array(arena, out->count, sizeof *items);
	for (size_t i = 0; i < out->count; i++)
		items[i].month = first + (int)i;
	for (size_t i = 0; i < count; i++)
		if (loaded[i].month >= first && loaded[i].month <= last)
			items[loaded[i].month - first] = loaded[i];
	out->items = items;
	return true;
}

bool asked_is_loaded(const struct span *span, int month)
{
	return month >= span->first && month < span->first + (int)span->count &&
	       span->items[month - span->first].import != 0;
}

/* "no pathways": what a share or a percentile of nobody is. */
static const char *nobody(const struct measure *measure)
{
	static const struct {
		const char *dataset, *words;
	} words[] = {{"rtt", "no pathways"}, {"ae", "no attendances"}, {"dm01", "nobody waiting"},
		{"cancer", "no patients"}};

	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (strcmp(words[i].dataset, measure->dataset) == 0)
			return words[i].words;
	return "nothing counted";
}

static const char *hidden(int open)
{
	return open == 52   ? "bands end at 52 weeks"
	       : open == 13 ? "bands end at 13 weeks"
			    : "bands end at 104 weeks";
}

static struct amount missing(const char *why)
{
	return (struct amount){
		.value = NAN, .numerator = NAN, .denominator = NAN, .count = NAN, .why = why};
}

static struct amount share(double numerator, double denominator, const char *nobody_there)
{
	struct amount amount = missing(nobody_there);

	amount.numerator = numerator;
	amount.denominator = amount.count = denominator;
	if (denominator > 0) {
		amount.value = 100 * numerator / denominator;
		amount.why = NULL;
	}
	return amount;
}

static struct amount counted(double value, double count)
{
	struct amount amount = missing(NULL);

	amount.value = value;
	amount.count = count;
	return amount;
}

struct amount asked_of_waits(const struct measure *measure, const struct waits *waits)
{
	bool within = measure->form == MEASURE_WITHIN || measure->form == MEASURE_WITHIN_PERCENT;
	double all = (double)waits_total(waits), banded = (double)waits_banded(waits), value;
	int64_t part;

	if (measure->form == MEASURE_WAITS_TOTAL)
		return counted(all, all);
	if (measure->form == MEASURE_PERCENTILE || measure->form == MEASURE_MEAN) {
		value = measure->form == MEASURE_MEAN ? waits_mean(waits)
						      : waits_percentile(waits, measure->quantile);
		struct amount amount = counted(isfinite(value) ? value : NAN, banded);

		if (measure->form == MEASURE_MEAN)
			amount.denominator = banded;
		amount.why = isnan(value)   ? nobody(measure)
			     : isinf(value) ? waits_open_words(waits->open)
					    : NULL;
		return amount;
	}
	part = within ? waits_within(waits, measure->weeks) : waits_over(waits, measure->weeks);
	if (part < 0) {
		struct amount amount = missing(hidden(waits->open));

		amount.count = banded;
		return amount;
	}
	return measure_is_percent(measure) ? share((double)part, banded, nobody(measure))
					   : counted((double)part, banded);
}

/* The sum of items (up to the first NULL name): NAN where one of them is kept back, or all are
 * missing; why then says it. "Not applicable" is nothing to add. */
static double sum_of(const char *const *names, const struct figured *figures, const char **why)
{
	double sum = 0;
	bool any = false;

	*why = NULL;
	for (size_t i = 0; i < MEASURE_ITEMS_MOST && names[i] != NULL; i++) {
		const struct figured *figure = &figures[i];

		if (figure->valued > 0) {
			sum += figure->value;
			any = true;
		} else if (figure->why != NULL && strcmp(figure->why, "not applicable") != 0) {
			*why = figure->why;
			return NAN;
		} else if (*why == NULL) {
			*why = figure->why;
		}
	}
	if (any)
		*why = NULL;
	return any ? sum : NAN;
}

/* What its publisher worked it out from, where these are published too. */
static struct amount given(double value, const struct figured *of)
{
	struct amount amount = counted(value, NAN);

	if (of[0].valued > 0 && of[1].valued > 0) {
		amount.numerator = of[0].value;
		amount.denominator = amount.count = of[1].value;
	}
	return amount;
}

struct amount asked_of_figures(
	const struct measure *measure, const struct figured *items, const struct figured *of)
{
	const char *why, *why_of;
	double sum = sum_of(measure->items, items, &why), whole;

	if (isnan(sum))
		return missing(why);
	if (measure->form == MEASURE_SUM)
		return counted(sum, sum);
	if (measure->form == MEASURE_GIVEN)
		return given(sum, of);
	whole = sum_of(measure->of, of, &why_of);
	if (isnan(whole))
		return missing(why_of != NULL ? why_of : nobody(measure));
	if (measure->form == MEASURE_DIFFERENCE)
		return counted(sum - whole, sum);
	if (measure->form == MEASURE_COMPLEMENT)
		sum = whole - sum;
	return share(sum, whole, nobody(measure));
}

struct amount asked_amount(const struct measure *measure, const struct sums *sums, size_t i)
{
	struct figured items[MEASURE_ITEMS_MOST] = {{0}}, of[MEASURE_ITEMS_MOST] = {{0}};

	if (measure_is_waits(measure))
		return sums->waits[i].bodies > 0 ? asked_of_waits(measure, &sums->waits[i].waits)
						 : missing(NULL);
	for (size_t k = 0; k < MEASURE_ITEMS_MOST; k++) {
		if (sums->items[k] != NULL)
			items[k] = sums->items[k][i];
		if (sums->of[k] != NULL)
			of[k] = sums->of[k][i];
	}
	return asked_of_figures(measure, items, of);
}
