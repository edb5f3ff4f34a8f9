/* A series in words: its title, its months, what it counts and what to mind. */
#include <math.h>
#include <string.h>

#include "event_parts.h"
#include "figure_words.h"
#include "model/month.h"
#include "parts.h"
#include "series_chart.h"

enum { LONG = 48 }; /* months that a chart of 80 columns hardly has room for */

void series_subject(const struct view *view, struct string_buffer *out)
{
	const struct series_data *data = view->data;
	const struct series *series;

	if (data == NULL)
		return;
	series = &data->series;
	string_buffer_add(out, figure_function(&series->measure, series->function_name));
	if (series->who.basis != NULL) {
		part_separate(out);
		string_buffer_add(out, series->who.basis);
	}
}

void series_title(const struct view *view, struct string_buffer *left, struct string_buffer *right)
{
	const struct series_data *data = view->data;
	const struct series *series;

	if (data == NULL) {
		string_buffer_add(left, "Series");
		return;
	}
	series = &data->series;
	string_buffer_format(left, "%s · %s", series->measure.name, data->name);
	if (strcmp(data->name, series->who.code) != 0 && series->who.kind != WHO_SECTOR &&
		series->who.kind != WHO_ENGLAND)
		string_buffer_format(left, " (%s)", series->who.code);
	series_subject(view, right);
}

/* Events of the years shown that no month is said of: they have no place in the chart. */
static void add_coarse_events(const struct series_data *data, struct string_buffer *out)
{
	const struct series *series = &data->series;
	int first = month_year(series->items[0].month);
	int last = month_year(series->items[series->count - 1].month);
	const char *before = " Without a month: ";

	for (size_t i = 0; i < data->event_count; i++) {
		const struct event *event = &data->events[i];
		int from, to, month;
		char date[64];

		if (series_event_month(event, &month) || event_is_ahead(event) ||
			!date_years(&event->date, &from, &to) || to < first || from > last)
			continue;
		date_format(&event->date, date, sizeof date);
		string_buffer_format(out, "%s%s (%s)", before, event->short_name, date);
		before = ", ";
	}
	if (*before == ',')
		string_buffer_add(out, ".");
}

void series_about(const struct series_data *data, bool whole, struct string_buffer *out)
{
	const struct measure *measure = &data->series.measure;

	if (measure->counts != NULL)
		string_buffer_add(out, measure->counts);
	if (data->published != NULL)
		string_buffer_format(out,
			" NHS England's own series of it, %s, is under \"published\" in the menu "
			"of measures (m).",
			data->published);
	if (data->series.who.warning != NULL)
		string_buffer_format(out, " %s", data->series.who.warning);
	add_coarse_events(data, out);
	if (whole && measure->misses != NULL)
		string_buffer_format(out, " %s", measure->misses);
}

void series_plain_head(const struct view *view, struct string_buffer *out)
{
	const struct series_data *data = view->data;
	struct string_buffer standards = {0};

	series_about(data, true, out);
	string_buffer_add_char(out, '\n');
	for (enum standard_state i = 0; i < STANDARD_STATES; i++) {
		string_buffer_truncate(&standards, 0);
		measure_standards(&data->series.measure, i, &standards);
		if (standards.size > 0)
			string_buffer_format(out, "%s: %s.\n", standard_labels[i],
				string_buffer_text(&standards));
	}
	string_buffer_free(&standards);
}

static const struct import_row *import_of(const struct series_data *data, int64_t id)
{
	for (size_t i = 0; i < data->import_count; i++)
		if (data->imports[i].id == id)
			return &data->imports[i];
	return NULL;
}

/* "28,613 of 34,936" of percentages. */
static void add_parts(const struct observation *o, const char *between, struct string_buffer *out)
{
	static const struct measure counted = {.unit = "pathways"};
	char numerator[32], denominator[32];

	if (!isfinite(o->numerator) || !isfinite(o->denominator))
		return;
	measure_format(&counted, o->numerator, numerator);
	measure_format(&counted, o->denominator, denominator);
	string_buffer_format(out, "%s%s of %s", between, numerator, denominator);
}

static void add_value(
	const struct series *series, const struct observation *o, struct string_buffer *out)
{
	if (isfinite(o->value) || o->why == NULL)
		figure_value(&series->measure, o->value, out);
	else
		string_buffer_add(out, o->why);
}

static void add_file(const struct series_data *data, const struct observation *o,
	const char *between, struct string_buffer *out)
{
	const struct import_row *import = import_of(data, o->import);

	if (import == NULL)
		return;
	string_buffer_format(out, "%s%s", between, import->file);
	if (o->vintage != NULL)
		string_buffer_format(out, ", %s", o->vintage);
}

/* What to know of this month beside its value, " · " between. */
static void add_remarks(
	const struct series_data *data, const struct observation *o, struct string_buffer *out)
{
	const char *const said[] = {o->returned ? figure_returned : NULL, o->note};

	for (size_t i = 0; i < sizeof said / sizeof *said; i++)
		if (said[i] != NULL) {
			part_separate(out);
			string_buffer_add(out, said[i]);
		}
	for (size_t i = 0; i < data->event_count; i++) {
		int month;

		if (!series_event_month(&data->events[i], &month) || month != o->month)
			continue;
		part_separate(out);
		string_buffer_format(out, "%s: %s",
			data->events[i].date.printed ? data->events[i].date.printed : "event",
			data->events[i].name);
	}
}

/* "standard 92 %: not met" */
static void add_standard(
	const struct series *series, const struct observation *o, struct string_buffer *out)
{
	const struct standard *standard = measure_standard(&series->measure, o->month);
	bool met;

	if (standard == NULL || !isfinite(o->value))
		return;
	met = series->measure.better == BETTER_DOWN ? o->value <= standard->value
						    : o->value >= standard->value;
	part_separate(out);
	string_buffer_format(out, "%s: %s", standard->words, met ? "met" : "not met");
}

void series_plain_row(
	const struct view *view, const struct view_row *row, struct string_buffer *out)
{
	const struct series_data *data = view->data;
	const struct observation *o = row->item;
	struct string_buffer remarks = {0};
	char month[9];

	month_format(o->month, month);
	string_buffer_format(out, "%s: ", month);
	add_value(&data->series, o, out);
	add_parts(o, ", ", out);
	add_remarks(data, o, &remarks);
	if (remarks.size > 0)
		string_buffer_format(out, "; %s", string_buffer_text(&remarks));
	add_file(data, o, "; ", out);
	string_buffer_add_char(out, '\n');
	string_buffer_free(&remarks);
}

/* A long series is wider than most terminals: how to see the rest of it. */
static void add_ends(const struct series *series, struct string_buffer *out)
{
	char first[9], last[9];

	if (series->count < LONG)
		return;
	month_format(series->items[0].month, first);
	month_format(series->items[series->count - 1].month, last);
	string_buffer_format(out,
		"%zu months, %s to %s: h and l go through them, Home and End to the ends",
		series->count, first, last);
}

void series_status(
	const struct view *view, const struct view_row *row, int line, struct string_buffer *out)
{
	const struct series_data *data = view->data;
	const struct observation *o = row->item;
	char month[9];

	if (line == 1) {
		add_remarks(data, o, out);
		add_standard(&data->series, o, out);
		if (out->size == 0)
			add_ends(&data->series, out);
		return;
	}
	month_format(o->month, month);
	string_buffer_format(out, "%s   ", month);
	add_value(&data->series, o, out);
	add_parts(o, "   ", out);
	add_file(data, o, "   ", out);
}
