/* Finding what could be tested: claims with an official measure, and events with months around. */
#include "views/offer.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "event_parts.h"
#include "model/month.h"
#include "offer_parts.h"
#include "official_ask.h"
#include "store/load_official.h"
#include "store/load_records.h"
#include "views/study.h"

static bool is_same(const char *a, const char *b)
{
	return a != NULL && b != NULL && strcmp(a, b) == 0;
}

/* Whether the "; "-separated ids of a column of the event have this one. */
static bool takes_part(struct store *store, struct arena *arena, const struct event *event,
	const char *organisation, bool *out, struct error *error)
{
	struct record *record;
	const char *list, *value;
	size_t size;

	*out = false;
	if (!load_record(store, arena, event->id, &record, error))
		return false;
	list = record != NULL ? row_field(record->row, "parties") : NULL;
	while (view_list_next(&list, &value, &size))
		*out = *out ||
		       (strlen(organisation) == size && strncmp(organisation, value, size) == 0);
	return true;
}

/* --- months --------------------------------------------------------------------------------- */

bool offer_data(struct store *store, struct arena *arena, const struct offer *offer,
	struct study_data *data, struct error *error)
{
	const struct official_id id = {offer->who, offer->measure, offer->function, MONTH_NONE};
	struct official_asked *asked = arena_allocate(arena, sizeof *asked);
	struct series *series = arena_allocate(arena, sizeof *series);

	if (!official_ask(store, arena, official_id_make(arena, &id), asked, error))
		return false;
	*series = (struct series){.measure = asked->measure,
		.function = asked->function_code,
		.function_name = asked->function_name,
		.who = asked->who};
	if (!load_series(store, arena, asked->function, MONTH_NONE, MONTH_NONE, series, error))
		return false;
	study_data_of(arena, series, data);
	return true;
}

bool offer_covers(struct store *store, struct arena *arena, const struct offer *offer, int month,
	bool *covers, const char **words, struct error *error)
{
	struct study_data data;

	if (!offer_data(store, arena, offer, &data, error))
		return false;
	*covers = study_covers(arena, &data, month, words);
	return true;
}

const char *offer_months(struct arena *arena, const struct study_data *data)
{
	char first[9], last[9];
	size_t known = 0;

	for (size_t i = 0; i < data->count; i++)
		known += isfinite(data->rows[i].value);
	if (known == 0)
		return "no month of it is loaded";
	month_format(data->rows[0].month, first);
	month_format(data->rows[data->count - 1].month, last);
	if (known == 1)
		return arena_format(arena, "one month has a figure, %s", first);
	return arena_format(arena, "%zu months have a figure, %s to %s", known, first, last);
}

/* --- events --------------------------------------------------------------------------------- */

/* Nothing that has not happened, that is said of all times, or that began before a year. */
static bool can_break(const struct event *event)
{
	if (event_is_ahead(event))
		return false;
	switch (event->date.precision) {
	case DATE_PRESENT:
	case DATE_FUTURE_UNDATED:
	case DATE_FUTURE_SPAN:
	case DATE_BEFORE_YEAR:
	case DATE_YEAR_DEADLINE:
	case DATE_FISCAL_YEAR_DEADLINE:
	case DATE_RECURRING_YEAR:
	case DATE_RECURRING_MONTH:
	case DATE_RECURRING_DAY:
	case DATE_TO_DATE:
		return false;
	default:
		return true;
	}
}

struct finding {
	struct store *store;
	struct arena *arena;
	const struct metric *metric;
	const struct event *only; /* the event that is asked of; or NULL */
	const char *organisation;
	const bool *covered; /* of each month of data */
	struct study_data data;
};

static bool is_covered(const struct finding *finding, const struct event *event)
{
	struct study_months can;
	struct error ignored;

	if (!study_months_of(finding->store, finding->arena, event, &can, &ignored))
		return false;
	for (size_t i = 0; i < finding->data.count; i++)
		if (finding->covered[i] && finding->data.rows[i].month >= can.first &&
			finding->data.rows[i].month <= can.last)
			return true;
	return false;
}

/* A provider or function that no file names yet has no months. */
static void find_months(struct finding *finding, struct offer *offer)
{
	const struct study_data *data = &finding->data;
	struct error ignored;
	const char *words;
	bool *covered;

	finding->data = (struct study_data){0};
	if (!offer_data(finding->store, finding->arena, offer, &finding->data, &ignored))
		finding->data.count = 0;
	covered = arena_array(finding->arena, data->count + 1, sizeof *covered);

	for (size_t i = 0; i < data->count; i++) {
		covered[i] = study_covers(finding->arena, data, data->rows[i].month, &words);
		offer->any_month = offer->any_month || covered[i];
	}
	finding->covered = covered;
	offer->months = offer_months(finding->arena, data);
	offer->any_figure = data->count > 0;
}

static const struct event *const *events_that(const struct finding *finding,
	const struct event *events, const bool *with, size_t count, bool own, size_t *found)
{
	const struct event **out = arena_array(finding->arena, count + 1, sizeof *out);
	int month;

	*found = 0;
	for (size_t i = 0; i < count; i++) {
		const struct event *event = &events[i];
		bool is_own = strcmp(event->dossier, finding->metric->dossier) == 0;

		if (with[i] && is_own == own && is_covered(finding, event) &&
			(own || study_break_of(&event->date, &month)))
			out[(*found)++] = event;
	}
	return out;
}

static bool find_events(struct finding *finding, struct offer *offer, struct error *error)
{
	const struct event *events;
	size_t count;
	bool *with;

	if (finding->metric->partnership == NULL)
		return true;
	if (!load_events(finding->store, finding->arena, finding->metric->partnership, &events,
		    &count, error))
		return false;
	with = arena_array(finding->arena, count + 1, sizeof *with);
	for (size_t i = 0; i < count; i++)
		if (can_break(&events[i]) && !takes_part(finding->store, finding->arena, &events[i],
						     finding->organisation, &with[i], error))
			return false;
	offer->later = events_that(finding, events, with, count, false, &offer->later_count);
	offer->events = events_that(finding, events, with, count, true, &offer->event_count);
	if (offer->event_count == 0 && offer->later_count > 0) {
		offer->events = offer->later;
		offer->event_count = offer->later_count;
	}
	return true;
}

/* An event that is asked of is the only one, whoever took part. */
static void keep_only(struct finding *finding, struct offer *offer)
{
	const struct event **one = arena_array(finding->arena, 1, sizeof *one);

	one[0] = finding->only;
	offer->events = one;
	offer->event_count = is_covered(finding, finding->only);
	offer->of_event = true;
}

/* No figure of it may be loaded yet: then there are no months either. */
static bool name_function(struct finding *finding, const struct metric *metric, struct offer *offer,
	struct error *error)
{
	const struct function_row *functions;
	size_t count;

	offer->function = metric->measure_function;
	if (offer->function == NULL)
		return true;
	if (!load_functions(finding->store, finding->arena, &functions, &count, error))
		return false;
	for (size_t i = 0; i < count; i++)
		if (strcmp(functions[i].code, offer->function) == 0)
			offer->function_name = functions[i].name;
	return true;
}

static bool make_offer(
	struct finding *finding, struct offer *offer, bool *made, struct error *error)
{
	const struct metric *metric = finding->metric;
	const struct organisation *of;
	struct measure_names *names = arena_allocate(finding->arena, sizeof *names);
	struct measure measure;

	*made = false;
	if (metric->measure == NULL || metric->measure_of == NULL)
		return true;
	if (!load_organisation(finding->store, finding->arena, metric->measure_of, &of, error))
		return false;
	if (of == NULL || of->code == NULL)
		return true;
	if (!load_measure(finding->store, finding->arena, metric->measure, &measure, names, error))
		return false;
	*offer = (struct offer){.metric = metric->id,
		.name = metric->short_name,
		.who = of->code,
		.whose = arena_format(finding->arena, "%s (%s)",
			of->short_name != NULL ? of->short_name : of->name, of->code),
		.measure = measure.id,
		.measure_name = measure.name,
		.fits = study_claim_fits(finding->arena, &measure, metric)};
	finding->organisation = of->id;
	*made = true;
	if (!name_function(finding, metric, offer, error))
		return false;
	find_months(finding, offer);
	if (!find_events(finding, offer, error))
		return false;
	if (finding->only != NULL)
		keep_only(finding, offer);
	return true;
}

/* A partnership may name a series itself: as a claim without a size. */
static bool own_claim(struct finding *finding, const struct row *row, const struct metric **out)
{
	struct metric *claim = arena_allocate(finding->arena, sizeof *claim);
	const char *measure = row_field(row, "measure");
	struct official_id id;

	if (measure == NULL || row_field(row, "measure_of") == NULL)
		return false;
	id = official_id_of_claim(finding->arena, measure, NULL);
	*claim = (struct metric){.name = row_field(row, "name"),
		.short_name = row_field(row, "short_name"),
		.dossier = row->dossier,
		.partnership = row->id,
		.measure = id.measure,
		.measure_function = id.function,
		.measure_of = row_field(row, "measure_of")};
	if (claim->short_name == NULL)
		claim->short_name = claim->name;
	*out = claim;
	return true;
}

/* Where no claim is of that series yet. */
static bool offer_own(struct finding *finding, const char *id, struct offer *offers, size_t *count,
	struct error *error)
{
	struct offer *own = &offers[*count];
	struct record *record;
	bool made;

	if (!load_record(finding->store, finding->arena, id, &record, error))
		return false;
	if (record == NULL || strcmp(record->row->table->name, "partnerships") != 0 ||
		!own_claim(finding, record->row, &finding->metric))
		return true;
	if (!make_offer(finding, own, &made, error))
		return false;
	for (size_t i = 0; made && i < *count; i++)
		made = strcmp(offers[i].who, own->who) != 0 ||
		       strcmp(offers[i].measure, own->measure) != 0 ||
		       (offers[i].function != own->function &&
			       !is_same(offers[i].function, own->function));
	*count += made;
	return true;
}

/* The claims that the row is of; *event where it is one, *whole false where it is an organisation,
 * of which what is claimed of its own figures comes first. */
static bool claims_of(struct store *store, struct arena *arena, const char *id,
	const struct metric **out, size_t *count, const struct event **event, bool *whole,
	struct error *error)
{
	const struct event *events;
	struct record *record;
	size_t event_count;

	*count = 0;
	*event = NULL;
	if (!load_record(store, arena, id, &record, error))
		return false;
	if (record == NULL)
		return true;
	*whole = strcmp(record->row->table->name, "organisations") != 0;
	if (strcmp(record->row->table->name, "events") != 0)
		return load_metrics(store, arena, id, out, count, error);
	if (!load_events(store, arena, NULL, &events, &event_count, error))
		return false;
	for (size_t i = 0; i < event_count; i++)
		if (strcmp(events[i].id, id) == 0)
			*event = &events[i];
	return *event == NULL || (*event)->partnership == NULL ||
	       load_metrics(store, arena, (*event)->partnership, out, count, error);
}

/* A series of a party itself, where the event has months around: nothing is claimed of it. */
static bool offer_dataset(struct finding *finding, const struct organisation *party,
	const char *dataset, struct offer *offer, bool *made, struct error *error)
{
	struct measure_names *names = arena_allocate(finding->arena, sizeof *names);
	struct measure measure;

	*made = false;
	if (!load_measure(finding->store, finding->arena, official_first_of(dataset), &measure,
		    names, error))
		return false;
	*offer = (struct offer){.name = party->short_name != NULL ? party->short_name : party->name,
		.who = party->code,
		.whose = arena_format(finding->arena, "%s (%s)",
			party->short_name != NULL ? party->short_name : party->name, party->code),
		.measure = measure.id,
		.measure_name = measure.name};
	find_months(finding, offer);
	keep_only(finding, offer);
	*made = offer->event_count > 0;
	return true;
}

enum { DATASETS = 4, PARTIES_MOST = 12 };

static bool offer_parties(
	struct finding *finding, struct offer *offers, size_t *count, struct error *error)
{
	static const char *const datasets[DATASETS] = {"ae", "rtt", "dm01", "cancer"};
	const struct organisation *party;
	struct record *record;
	const char *list, *value;
	size_t size;

	if (!load_record(finding->store, finding->arena, finding->only->id, &record, error))
		return false;
	list = record != NULL ? row_field(record->row, "parties") : NULL;
	for (int left = PARTIES_MOST; left > 0 && view_list_next(&list, &value, &size); left--) {
		if (!load_organisation(finding->store, finding->arena,
			    arena_bytes(finding->arena, value, size), &party, error))
			return false;
		for (int i = 0; party != NULL && party->code != NULL && i < DATASETS; i++) {
			bool made;

			if (!offer_dataset(
				    finding, party, datasets[i], &offers[*count], &made, error))
				return false;
			*count += made;
		}
	}
	return true;
}

/* of: only those claimed of this organisation's own figures; NULL: all. */
static bool offer_claims(struct finding *finding, const struct metric *metrics, size_t metric_count,
	const char *of, struct offer *offers, size_t *count, struct error *error)
{
	for (size_t i = 0; i < metric_count; i++) {
		bool made;

		finding->metric = &metrics[i];
		if (of != NULL && !is_same(metrics[i].measure_of, of))
			continue;
		if (!make_offer(finding, &offers[*count], &made, error))
			return false;
		*count += made;
	}
	return true;
}

/* What is claimed of something else than the measure comes last: its test says nothing of it. */
static void fitting_first(struct arena *arena, struct offer *offers, size_t count)
{
	struct offer *sorted = arena_array(arena, count + 1, sizeof *sorted);
	size_t placed = 0;

	for (int fits = 1; fits >= 0; fits--)
		for (size_t i = 0; i < count; i++)
			if (offers[i].fits == (fits == 1))
				sorted[placed++] = offers[i];
	memcpy(offers, sorted, count * sizeof *offers);
}

bool offers_of(struct store *store, struct arena *arena, const char *id, const struct offer **out,
	size_t *count, struct error *error)
{
	struct finding finding = {.store = store, .arena = arena};
	const struct metric *metrics = NULL;
	struct offer *offers;
	size_t metric_count;
	bool whole = true;

	*count = 0;
	if (!claims_of(store, arena, id, &metrics, &metric_count, &finding.only, &whole, error))
		return false;
	offers = arena_array(arena, metric_count + PARTIES_MOST * DATASETS, sizeof *offers);
	*out = offers;
	if (!offer_claims(&finding, metrics, metric_count, whole ? NULL : id, offers, count, error))
		return false;
	if (*count == 0 && !whole &&
		!offer_claims(&finding, metrics, metric_count, NULL, offers, count, error))
		return false;
	if (!offer_own(&finding, id, offers, count, error))
		return false;
	fitting_first(arena, offers, *count);
	return *count > 0 || finding.only == NULL || !can_break(finding.only) ||
	       offer_parties(&finding, offers, count, error);
}

int offer_suggests(const struct offer *offer, const struct event *event, const struct event **by)
{
	struct study_months can;
	int month, found = MONTH_NONE;

	study_months_dated(event, &can);
	for (size_t i = 0; i < offer->later_count; i++) {
		if (offer->later[i] == event || !study_break_of(&offer->later[i]->date, &month) ||
			month < can.first || month > can.last)
			continue;
		if (found != MONTH_NONE && found != month)
			return MONTH_NONE;
		found = month;
		*by = offer->later[i];
	}
	return found;
}

bool offer_has_test(const struct offer *offer)
{
	return offer->event_count > 0 || (offer->any_month && !offer->of_event);
}

static const char *test_words(struct arena *arena, const struct offer *offer)
{
	if (offer->event_count == 1)
		return arena_format(
			arena, "Test at “%s”: %s.", offer->events[0]->short_name, offer->months);
	if (offer->event_count > 1)
		return arena_format(
			arena, "Test at one of %zu events: %s.", offer->event_count, offer->months);
	if (offer->any_month)
		return arena_format(arena,
			"No event of this is dated; test at a month of yours: %s.", offer->months);
	if (!offer->any_figure)
		return "No test: no month of it is loaded; an import adds them.";
	return arena_format(arena, "No test: %s, and a test needs 12 on both sides of its date.",
		offer->months);
}

const char *offer_words(struct arena *arena, const struct offer *offer)
{
	const char *words = test_words(arena, offer);

	return offer->metric == NULL || offer->fits || !offer_has_test(offer)
		       ? words
		       : arena_format(arena,
				 "%s It is of the series: a size claimed of something "
				 "else is not laid beside it.",
				 words);
}
