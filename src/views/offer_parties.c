/* The official series of an event's parties that have months around it. */
#include <math.h>
#include <string.h>

#include "event_parts.h"
#include "model/month.h"
#include "offer_parts.h"
#include "official_ask.h"
#include "store/load_records.h"

enum { DATASETS = 4, PARTIES_MOST = 12 };

struct search {
	struct store *store;
	struct arena *arena;
	const struct event *event;
	struct offer *offers;
	size_t count;
	struct string_buffer months; /* of every party with a code */
};

/* "Liverpool (REM)" */
static const char *whose(struct arena *arena, const struct organisation *party)
{
	return arena_format(arena, "%s (%s)",
		party->short_name != NULL ? party->short_name : party->name, party->code);
}

/* Figures on both sides of the event; or, where it is no one month, two in or around it. */
static bool is_around(
	const struct search *search, const struct study_data *data, const char **words)
{
	size_t before = 0, after = 0;
	struct study_months can;

	study_months_dated(search->event, &can);
	for (size_t i = 0; i < data->count; i++) {
		if (!isfinite(data->rows[i].value))
			continue;
		before += data->rows[i].month < can.last;
		after += data->rows[i].month >= can.first;
	}
	*words = can.first == can.last
			 ? arena_format(search->arena, "%zu before, %zu after", before, after)
			 : offer_months(search->arena, data);
	return before > 0 && after > 0 && before + after > 2;
}

static struct offer offer_of(const struct search *search, const struct organisation *party,
	const struct measure *measure)
{
	const struct event **one = arena_array(search->arena, 1, sizeof *one);

	one[0] = search->event;
	return (struct offer){.name = party->short_name != NULL ? party->short_name : party->name,
		.who = party->code,
		.whose = whose(search->arena, party),
		.measure = measure->id,
		.measure_name = measure->name,
		.events = one,
		.event_count = 1,
		.of_event = true};
}

/* No file may name the party: then it has no months. */
static bool load(struct search *search, const struct offer *offer, struct study_data *data)
{
	struct error ignored;

	return offer_data(search->store, search->arena, offer, data, &ignored) && data->count > 0;
}

static void add_dataset(struct search *search, const struct organisation *party,
	const char *dataset, int *from, int *to)
{
	const char *first = official_first_of(dataset);
	struct study_data data;
	struct measure_names names;
	struct measure measure;
	struct offer offer;

	if (!measure_find(first, &measure, &names))
		return;
	offer = offer_of(search, party, &measure);
	if (!load(search, &offer, &data))
		return;
	*from = *from == MONTH_NONE || data.loaded_first < *from ? data.loaded_first : *from;
	*to = data.loaded_last > *to ? data.loaded_last : *to;
	for (const struct measure *m = measures; m->id != NULL; m++) {
		if (strcmp(m->dataset, dataset) != 0)
			continue;
		offer = offer_of(search, party, m);
		if (load(search, &offer, &data) && is_around(search, &data, &offer.months))
			search->offers[search->count++] = offer;
	}
}

/* "Northumbria (RTF): Apr 2016 to Jun 2025" */
static void add_months(struct search *search, const struct organisation *party, int from, int to)
{
	char first[9], last[9];

	string_buffer_format(&search->months, "%s%s", search->months.size > 0 ? "; " : "",
		whose(search->arena, party));
	if (from == MONTH_NONE) {
		string_buffer_add(&search->months, ": none");
		return;
	}
	month_format(from, first);
	month_format(to, last);
	string_buffer_format(&search->months, ": %s to %s", first, last);
}

static bool add_parties(struct search *search, struct error *error)
{
	static const char *const datasets[DATASETS] = {"ae", "rtt", "dm01", "cancer"};
	const struct organisation *party;
	struct record *record;
	const char *list, *value;
	size_t size;

	if (!load_record(search->store, search->arena, search->event->id, &record, error))
		return false;
	list = record != NULL ? row_field(record->row, "parties") : NULL;
	for (int left = PARTIES_MOST; left > 0 && view_list_next(&list, &value, &size); left--) {
		int from = MONTH_NONE, to = MONTH_NONE;

		if (!load_organisation(search->store, search->arena,
			    arena_bytes(search->arena, value, size), &party, error))
			return false;
		if (party == NULL || party->code == NULL)
			continue;
		for (int i = 0; i < DATASETS; i++)
			add_dataset(search, party, datasets[i], &from, &to);
		add_months(search, party, from, to);
	}
	return true;
}

bool offers_of_parties(struct store *store, struct arena *arena, const char *id,
	const struct offer **out, size_t *count, const char **months, struct error *error)
{
	struct search search = {.store = store, .arena = arena};
	const struct event *events;
	size_t event_count, listed = 0;
	bool ok;

	*count = 0;
	*months = NULL;
	if (!load_events(store, arena, NULL, &events, &event_count, error))
		return false;
	for (size_t i = 0; i < event_count; i++)
		if (strcmp(events[i].id, id) == 0)
			search.event = &events[i];
	if (search.event == NULL || event_is_ahead(search.event))
		return true;
	while (measures[listed].id != NULL)
		listed++;
	search.offers = arena_array(arena, PARTIES_MOST * listed + 1, sizeof *search.offers);
	ok = add_parties(&search, error);
	*out = search.offers;
	*count = ok ? search.count : 0;
	if (search.months.size > 0)
		*months = arena_string(arena, string_buffer_text(&search.months));
	string_buffer_free(&search.months);
	return ok;
}
