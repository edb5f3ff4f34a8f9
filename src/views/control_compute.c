/* From what is asked of a control chart to what it shows: the series, its months, the study. */
#include <math.h>
#include <string.h>

#include "model/month.h"
#include "official_ask.h"
#include "store/load_official.h"
#include "store/load_records.h"
#include "views/control.h"

static bool look_up(struct store *store, struct arena *arena, struct control *control,
	struct official_asked *asked, struct error *error)
{
	const struct control_ask *ask = &control->ask;
	const struct official_id id = {ask->who, ask->measure, ask->function, MONTH_NONE};

	if (ask->who == NULL || ask->measure == NULL)
		return error_set(error, "no series is named");
	if (!official_ask(store, arena, official_id_make(arena, &id), asked, error))
		return false;
	control->series = (struct series){.measure = asked->measure,
		.names = asked->names,
		.function = asked->function_code,
		.function_name = asked->function_name,
		.who = asked->who};
	return true;
}

static const char *file_of(const struct import_row *imports, size_t count, int64_t id)
{
	for (size_t i = 0; i < count; i++)
		if (imports[i].id == id)
			return imports[i].file;
	return NULL;
}

/* "Source: NHS England, …; April-2021.csv to November-2025.csv": of the months shown. */
static bool find_source(
	struct store *store, struct arena *arena, struct control *control, struct error *error)
{
	bool own = strcmp(control->series.measure.dataset, "other") == 0;
	const char *publisher =
		own ? "Source: your own file" : "Source: NHS England, Open Government Licence v3.0";
	const struct study_data *data = &control->data;
	const struct import_row *imports;
	const char *first = NULL, *last = NULL;
	size_t count;

	if (!load_imports(store, arena, &imports, &count, error))
		return false;
	for (size_t i = 0; i < control->series.count && data->count > 0; i++) {
		const struct observation *o = &control->series.items[i];
		const char *file = isfinite(o->value) && o->month >= data->rows[0].month &&
						   o->month <= data->rows[data->count - 1].month
					   ? file_of(imports, count, o->import)
					   : NULL;

		first = first != NULL ? first : file;
		last = file != NULL ? file : last;
	}
	control->data.source =
		first == NULL	? publisher
		: first == last ? arena_format(arena, "%s; %s", publisher, first)
				: arena_format(arena, "%s; %s to %s", publisher, first, last);
	return true;
}

static bool find_events(
	struct store *store, struct arena *arena, struct control *control, struct error *error)
{
	const struct event *all;
	const char *record = NULL, *note;
	size_t count;

	if (control->series.who.kind == WHO_PROVIDER &&
		!load_organisation_of_code(
			store, arena, control->series.who.code, &record, &note, error))
		return false;
	if (record != NULL &&
		!load_events(store, arena, record, &control->events, &control->event_count, error))
		return false;
	if (control->ask.event == NULL)
		return true;
	if (!load_events(store, arena, NULL, &all, &count, error))
		return false;
	for (size_t i = 0; i < count; i++)
		if (strcmp(all[i].id, control->ask.event) == 0)
			control->event = &all[i];
	return true;
}

static void put_events(
	struct arena *arena, const struct control *control, struct study_options *options)
{
	struct study_event *items = arena_array(arena, control->event_count + 1, sizeof *items);
	int month;

	for (size_t i = 0; i < control->event_count; i++)
		if (study_break_of(&control->events[i].date, &month))
			items[options->event_count++] =
				(struct study_event){month, control->events[i].short_name,
					control->events[i].date.note != NULL};
	options->events = items;
}

/* The break is in the event's own month, also where it was moved back to it. */
static bool is_of_event(const struct control *control)
{
	int month;

	return control->event != NULL && study_break_of(&control->event->date, &month) &&
	       month == control->ask.month;
}

static struct study_options options_of(struct arena *arena, const struct control *control)
{
	const struct control_ask *ask = &control->ask;
	struct study_options options = study_options_for(&control->data);
	const char *why;
	char date[64];

	options.kind = study_kind_fits(&control->data, ask->kind, &why) ? ask->kind : STUDY_XMR;
	options.per = study_per_fits(&control->data, ask->per, &why) ? ask->per : STUDY_PER_MONTH;
	options.rules = ask->rules;
	if (ask->better != CONTROL_BETTER_OWN)
		options.better = (enum better)ask->better;
	options.target = ask->target;
	options.no_target = ask->no_target;
	options.no_screen = ask->no_screen;
	options.short_trend = ask->short_trend;
	options.gaps = ask->gaps;
	options.fix = ask->fix;
	options.transition = ask->transition;
	options.interrupted = (struct interrupted_options){ask->method, ask->harmonics};
	options.break_month = ask->month;
	options.month_chosen = ask->chosen && !is_of_event(control);
	options.rebased = ask->rebased;
	options.comparison = ask->comparison;
	options.comparisons = ask->comparisons;
	if (control->event == NULL)
		return options;
	options.event = control->event->short_name;
	options.date_inferred = !options.month_chosen && control->event->date.note != NULL;
	if (options.month_chosen) {
		date_format(&control->event->date, date, sizeof date);
		options.event_date = arena_string(arena, date);
	}
	return options;
}

bool control_compute(struct store *store, struct arena *arena, const struct control_ask *ask,
	struct control *out, struct error *error)
{
	/* a measure made on the way is named within it */
	struct official_asked *asked = arena_allocate(arena, sizeof *asked);
	struct study_options options;

	*out = (struct control){.ask = *ask};
	if (!look_up(store, arena, out, asked, error) ||
		!load_series(
			store, arena, asked->function, MONTH_NONE, MONTH_NONE, &out->series, error))
		return false;
	study_data_of(arena, &out->series, &out->data);
	if (ask->from == MONTH_NONE && ask->to == MONTH_NONE)
		study_keep_piece(arena, ask->month, &out->data);
	else
		study_keep_months(ask->from, ask->to, &out->data);
	if (!study_whose(store, arena, &out->series.who, &out->data.whose, error))
		return false;
	if (out->data.count == 0)
		return error_set(error, "no month of %s has a figure of %s",
			out->series.measure.name, out->data.whose);
	if (!find_source(store, arena, out, error) || !find_events(store, arena, out, error))
		return false;
	options = options_of(arena, out);
	put_events(arena, out, &options);
	if (options.break_month != MONTH_NONE &&
		!study_claim_at(store, arena, &out->data,
			&(struct study_claim_place){ask->event, ask->metric, control_moved(ask)},
			&options.claim, error))
		return false;
	if (!study_compute(arena, &out->data, &options, &out->study, error))
		return false;
	if (!out->study.has_fit)
		out->study.comparison = NULL;
	return true;
}

int control_event_beside(const struct control *control, int step, const char **id)
{
	const struct series *series = &control->series;
	int at = control->ask.month, best = MONTH_NONE, month;

	for (size_t i = 0; i < control->event_count; i++) {
		const struct event *event = &control->events[i];

		if (!study_break_of(&event->date, &month) || month < series->items[0].month ||
			month > series->items[series->count - 1].month)
			continue;
		if (at != MONTH_NONE && (step < 0 ? month >= at : month <= at))
			continue;
		if (best != MONTH_NONE && (step < 0 ? month <= best : month >= best))
			continue;
		best = month;
		*id = event->id;
	}
	return best;
}
