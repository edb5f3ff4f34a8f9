/* What the collection claims of a measure, and what else it knows of the provider. */
#include <math.h>
#include <string.h>

#include "figure_words.h"
#include "model/month.h"
#include "store/load_official.h"
#include "store/load_records.h"
#include "study_parts.h"
#include "views/view.h"

enum { AROUND = 24 }; /* months on each side that speak of a break */

static const double months_of_year = 12, days_of_year = 365.25, weeks_of_year = 365.25 / 7;

bool study_whose(struct store *store, struct arena *arena, const struct who *who, const char **out,
	struct error *error)
{
	const char *name, *record;

	if (!figure_whose(store, arena, who, &name, &record, error))
		return false;
	*out = who->kind == WHO_ENGLAND || who->kind == WHO_SECTOR || who->code == NULL ||
			       strcmp(name, who->code) == 0
		       ? name
		       : arena_format(arena, "%s (%s)", name, who->code);
	return true;
}

bool study_break_of(const struct date *date, int *month)
{
	if (date->start.year == 0 || date->start.month == 0 ||
		(date->precision != DATE_DAY && date->precision != DATE_MONTH &&
			date->precision != DATE_MONTH_OPEN_END))
		return false;
	*month = month_of(date->start.year, date->start.month);
	return true;
}

struct interval {
	double low, high;
};

static bool is_finite(struct interval x)
{
	return !isnan(x.low) && !isnan(x.high);
}

/* Every reading of a figure. */
static struct interval reading_of(const struct quantity *quantity)
{
	struct interval out = {quantity->low, quantity->high};

	switch (quantity_printed_bound(quantity)) {
	case BOUND_OVER:
	case BOUND_AT_LEAST:
		out.high = INFINITY;
		break;
	case BOUND_UNDER:
	case BOUND_UP_TO:
		out.low = 0;
		break;
	case BOUND_EXACT:
	case BOUND_ABOUT:
		break;
	}
	return out;
}

/* How many a month one of the unit is: "people/day", "scans/year"; 0 where it is no rate. */
static double a_month(const char *unit)
{
	static const struct {
		const char *ending;
		double a_year;
	} rates[] = {{"/day", days_of_year}, {"/week", weeks_of_year}, {"/month", months_of_year},
		{"/year", 1}};
	size_t size = unit != NULL ? strlen(unit) : 0;

	for (size_t i = 0; i < sizeof rates / sizeof *rates; i++) {
		size_t length = strlen(rates[i].ending);

		if (size > length && strcmp(unit + size - length, rates[i].ending) == 0)
			return rates[i].a_year / months_of_year;
	}
	return 0;
}

/* A count that is dated to a year is a year's. */
static bool is_of_a_year(const struct quantity *quantity)
{
	switch (quantity->period.precision) {
	case DATE_YEAR:
	case DATE_YEAR_SPAN:
	case DATE_FISCAL_YEAR:
		return true;
	default:
		return false;
	}
}

/* What one of the figure's unit is in that of the measure, a month's worth; 0: they do not
 * convert. */
static double factor_of(const struct measure *measure, const struct quantity *quantity)
{
	enum unit_kind kind = quantity_unit_kind(quantity->unit);

	if (strcmp(measure->unit, "%") == 0)
		return kind == UNIT_PERCENT ? 1 : kind == UNIT_FRACTION ? 100 : 0;
	if (strcmp(measure->unit, "weeks") == 0)
		return kind == UNIT_DURATION ? quantity_unit_days(quantity->unit) / 7 : 0;
	if (kind != UNIT_COUNT)
		return 0;
	if (!measure->flow)
		return 1;
	double rate = a_month(quantity->unit);
	return rate > 0 ? rate : is_of_a_year(quantity) ? 1 / months_of_year : 0;
}

static void set_claim(struct study_claim *claim, double factor, struct interval change)
{
	claim->low = factor * change.low;
	claim->high = factor * change.high;
}

/* From two sides of a figure. */
static bool claim_of_sides(struct arena *arena, const struct measure *measure,
	const struct metric *metric, struct study_claim *out)
{
	const struct quantity *before = metric->values[ROLE_BEFORE];
	const struct quantity *after = metric->values[ROLE_AFTER];
	double factor;
	struct interval a, b;

	if (before == NULL || after == NULL || !quantity_comparable(before, after))
		return false;
	factor = factor_of(measure, after);
	a = reading_of(before);
	b = reading_of(after);
	if (factor == 0 || factor_of(measure, before) == 0 || !is_finite(a) || !is_finite(b))
		return false;
	/* both sides in the unit of the measure */
	double first = factor_of(measure, before);
	set_claim(out, 1,
		(struct interval){
			factor * b.low - first * a.high, factor * b.high - first * a.low});
	out->text = arena_format(arena, "%s to %s", before->printed, after->printed);
	return true;
}

/* A change as such; per cent of a count is of its level. */
static bool claim_of_change(
	const struct measure *measure, const struct metric *metric, struct study_claim *out)
{
	const struct quantity *change = metric->values[ROLE_CHANGE];
	struct interval reading;

	if (change == NULL)
		return false;
	reading = reading_of(change);
	if (!is_finite(reading))
		return false;
	out->text = change->printed;
	out->relative =
		strcmp(measure->unit, "%") != 0 && quantity_unit_kind(change->unit) == UNIT_PERCENT;
	double factor = out->relative ? 1 : factor_of(measure, change);
	set_claim(out, factor, reading);
	return factor != 0;
}

/*
 * A projection is of a change where the record says which way: "testable" has "a fall of" or "a
 * rise of" (concordat-collection(5)).
 */
static bool claim_of_projection(
	const struct measure *measure, const struct metric *metric, struct study_claim *out)
{
	const struct quantity *value = metric->values[ROLE_VALUE];
	const char *testable = metric->testable != NULL ? metric->testable : "";
	bool falls = strstr(testable, "a fall of") != NULL;
	struct interval reading;
	double factor;

	if (value == NULL || strcmp(metric->kind, "projection") != 0 ||
		(!falls && strstr(testable, "a rise of") == NULL))
		return false;
	reading = reading_of(value);
	factor = factor_of(measure, value);
	if (factor == 0 || !is_finite(reading))
		return false;
	set_claim(out, factor, falls ? (struct interval){-reading.high, -reading.low} : reading);
	out->text = value->printed;
	return true;
}

static bool size_of(struct arena *arena, const struct measure *measure, const struct metric *metric,
	struct study_claim *out)
{
	return claim_of_sides(arena, measure, metric, out) ||
	       claim_of_change(measure, metric, out) || claim_of_projection(measure, metric, out);
}

bool study_claim_fits(
	struct arena *arena, const struct measure *measure, const struct metric *metric)
{
	struct study_claim ignored = {.metric = NULL};

	return size_of(arena, measure, metric, &ignored);
}

static bool is_about(struct store *store, struct arena *arena, const struct study_data *data,
	const struct metric *metric, bool *out, struct error *error)
{
	const struct organisation *of;

	*out = false;
	if (metric->measure == NULL || metric->measure_of == NULL ||
		strcmp(metric->measure, data->measure.id) != 0 ||
		(metric->measure_function != NULL &&
			(data->function == NULL ||
				strcmp(metric->measure_function, data->function) != 0)))
		return true;
	if (!load_organisation(store, arena, metric->measure_of, &of, error))
		return false;
	*out = of != NULL && of->code != NULL && data->who.code != NULL &&
	       strcmp(of->code, data->who.code) == 0;
	return true;
}

bool study_claims(struct store *store, struct arena *arena, const struct study_data *data,
	const struct study_claim **out, size_t *count, struct error *error)
{
	const struct metric *metrics;
	struct study_claim *claims;
	size_t metric_count;
	bool about;

	*out = NULL;
	*count = 0;
	if (data->own)
		return true;
	if (!load_metrics(store, arena, NULL, &metrics, &metric_count, error))
		return false;
	claims = arena_array(arena, metric_count + 1, sizeof *claims);
	for (size_t i = 0; i < metric_count; i++) {
		struct study_claim claim = {.metric = metrics[i].id,
			.partnership = metrics[i].partnership,
			.organisation = metrics[i].measure_of};

		if (!is_about(store, arena, data, &metrics[i], &about, error))
			return false;
		if (about && size_of(arena, &data->measure, &metrics[i], &claim))
			claims[(*count)++] = claim;
	}
	*out = claims;
	return true;
}

/* Whether the event is of the claim's partnership, with the claim's organisation among its parties
 * where they are named. */
static bool is_of_event(
	const struct study_claim *claim, const struct event *event, const char *parties)
{
	const char *value;
	size_t size;

	if (event == NULL || event->partnership == NULL || claim->partnership == NULL ||
		strcmp(event->partnership, claim->partnership) != 0)
		return false;
	if (parties == NULL || *parties == '\0')
		return true;
	while (view_list_next(&parties, &value, &size))
		if (strlen(claim->organisation) == size &&
			strncmp(value, claim->organisation, size) == 0)
			return true;
	return false;
}

static bool find_event(struct store *store, struct arena *arena, const char *id,
	const struct event **out, const char **parties, struct error *error)
{
	const struct event *events;
	struct record *record;
	size_t count;

	*out = NULL;
	*parties = NULL;
	if (id == NULL)
		return true;
	if (!load_events(store, arena, NULL, &events, &count, error) ||
		!load_record(store, arena, id, &record, error))
		return false;
	for (size_t i = 0; i < count && *out == NULL; i++)
		if (strcmp(events[i].id, id) == 0)
			*out = &events[i];
	if (record != NULL)
		*parties = row_field(record->row, "parties");
	return true;
}

/* Which of the claims belongs to the break: the one asked for, else the first; NULL: none does. */
static const struct study_claim *find_own(const struct study_claim *claims, size_t count,
	const struct study_claim_place *place, const struct event *at, const char *parties)
{
	const struct study_claim *own = NULL;

	for (size_t i = 0; i < count && !place->moved; i++) {
		bool asked = place->metric != NULL && strcmp(claims[i].metric, place->metric) == 0;

		if (!is_of_event(&claims[i], at, parties) && !(asked && place->event == NULL))
			continue;
		if (asked)
			return &claims[i];
		own = own != NULL ? own : &claims[i];
	}
	return own;
}

bool study_claim_at(struct store *store, struct arena *arena, const struct study_data *data,
	const struct study_claim_place *at, const struct study_claim **out, struct error *error)
{
	const struct study_claim *claims, *first;
	const struct event *event;
	const char *parties;
	struct study_claim *told;
	size_t count;

	*out = NULL;
	if (!study_claims(store, arena, data, &claims, &count, error) ||
		!find_event(store, arena, at->event, &event, &parties, error))
		return false;
	*out = find_own(claims, count, at, event, parties);
	if (*out != NULL || count == 0)
		return true;
	first = claims;
	for (size_t i = count; at->metric != NULL && i > 0; i--)
		if (strcmp(claims[i - 1].metric, at->metric) == 0)
			first = &claims[i - 1];
	told = arena_allocate(arena, sizeof *told);
	*told = *first;
	told->elsewhere = true;
	if (told->partnership != NULL)
		told->of = load_name(store, arena, told->partnership, true);
	*out = told;
	return true;
}

bool study_events(struct store *store, struct arena *arena, const struct who *who,
	const struct study_event **out, size_t *count, struct error *error)
{
	const char *record, *note;
	const struct event *events;
	struct study_event *items;
	size_t event_count;
	int month;

	*out = NULL;
	*count = 0;
	if (who->kind != WHO_PROVIDER)
		return true;
	if (!load_organisation_of_code(store, arena, who->code, &record, &note, error))
		return false;
	if (record == NULL)
		return true;
	if (!load_events(store, arena, record, &events, &event_count, error))
		return false;
	items = arena_array(arena, event_count + 1, sizeof *items);
	for (size_t i = 0; i < event_count; i++)
		if (study_break_of(&events[i].date, &month))
			items[(*count)++] = (struct study_event){
				month, events[i].short_name, events[i].date.note != NULL};
	*out = items;
	return true;
}

bool study_covers(struct arena *arena, const struct study_data *data, int month, const char **words)
{
	size_t count = 0, before = 0, after = 0;
	char first[9], last[9], at[9];

	for (size_t i = 0; i < data->count; i++) {
		int distance = data->rows[i].month - month;

		if (!isfinite(data->rows[i].value))
			continue;
		count++;
		before += distance < 0 && distance >= -AROUND;
		after += distance >= 0 && distance < AROUND;
	}
	if (count == 0) {
		*words = "there is no month with a figure";
		return false;
	}
	month_format(data->rows[0].month, first);
	month_format(data->rows[data->count - 1].month, last);
	month_format(month, at);
	*words = arena_format(arena,
		"%zu months with a figure, %s to %s; of the %d before %s %zu, of the %d from it on "
		"%zu",
		count, first, last, AROUND, at, before, AROUND, after);
	return before >= INTERRUPTED_REFUSED_BELOW && after >= INTERRUPTED_REFUSED_BELOW;
}
