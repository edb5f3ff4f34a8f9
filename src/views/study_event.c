/* The months that an event can mean, so that a claim is not judged at any other. */
#include <string.h>

#include "event_parts.h"
#include "model/month.h"
#include "store/load_records.h"
#include "views/study.h"

static const struct study_months every_month = {0, 9999 * 12 + 11};

bool study_months_dated(const struct event *event, struct study_months *out)
{
	int from, to;

	*out = every_month;
	if (study_break_of(&event->date, &out->first)) {
		out->last = out->first;
		return true;
	}
	if (!date_years(&event->date, &from, &to))
		return false;
	out->first =
		event->date.precision == DATE_BEFORE_YEAR ? every_month.first : month_of(from, 1);
	out->last = month_of(to, 12);
	return true;
}

/* The earliest and the latest month that other dossiers give events of the partnership. */
static bool others_dated(struct store *store, struct arena *arena, const struct event *event,
	struct study_months *out, struct error *error)
{
	const struct event *events;
	struct study_months at;
	size_t count;

	*out = (struct study_months){every_month.last, every_month.first};
	if (!load_events(store, arena, event->partnership, &events, &count, error))
		return false;
	for (size_t i = 0; i < count; i++) {
		if (strcmp(events[i].dossier, event->dossier) == 0 || event_is_ahead(&events[i]) ||
			!study_months_dated(&events[i], &at))
			continue;
		out->first = at.first < out->first ? at.first : out->first;
		out->last = at.last > out->last ? at.last : out->last;
	}
	return true;
}

static bool start_of(struct store *store, struct arena *arena, const struct event *event,
	int *month, struct error *error)
{
	const struct partnership *of;

	*month = MONTH_NONE;
	if (!load_partnership(store, arena, event->partnership, &of, error))
		return false;
	if (of != NULL && of->start.year > 0)
		*month = month_of(of->start.year, of->start.month > 0 ? of->start.month : 1);
	return true;
}

bool study_months_of(struct store *store, struct arena *arena, const struct event *event,
	struct study_months *out, struct error *error)
{
	struct study_months others;
	int start;

	if (study_months_dated(event, out) || event->partnership == NULL)
		return true;
	if (!start_of(store, arena, event, &start, error) ||
		!others_dated(store, arena, event, &others, error))
		return false;
	if (start != MONTH_NONE)
		out->first = start;
	else if (others.first <= others.last)
		out->first = others.first;
	/* one date alone bounds nothing from above: what it dates may have gone on */
	if (others.last > out->first && others.last > others.first)
		out->last = others.last;
	return true;
}

/* Of a year one in its middle; else the last that is known, for what others date is mostly that. */
int study_example_month(const struct study_months *months)
{
	if (months->last - months->first == 11)
		return months->first + 5;
	if (months->last != every_month.last)
		return months->last;
	return months->first == every_month.first ? month_of(2023, 1) : months->first;
}

static const char *bounds_words(struct arena *arena, const struct study_months *months)
{
	char first[9], last[9];

	month_format(months->first, first);
	month_format(months->last, last);
	if (months->first == months->last)
		return arena_format(arena, "it is of %s", first);
	if (months->last == every_month.last)
		return arena_format(arena, "it is not known before %s", first);
	if (months->first == every_month.first)
		return arena_format(arena, "it is not later than %s", last);
	return arena_format(arena, "it can only be of %s to %s", first, last);
}

bool study_check_month(struct store *store, struct arena *arena, const struct event *event,
	int month, struct error *error)
{
	struct study_months months;
	char text[9], other[8], example[8];

	if (!study_months_of(store, arena, event, &months, error))
		return false;
	if (month >= months.first && month <= months.last)
		return true;
	month_format(month, text);
	month_print(month, other);
	month_print(study_example_month(&months), example);
	return error_set(error,
		"%s (%s) is not of %s: %s; give such a month, as %s@%s, or %s alone, without the "
		"event and what is claimed of it",
		event->id, event->short_name, text, bounds_words(arena, &months), event->id,
		example, other);
}
