/* What the files of a series' page share. */
#ifndef VIEWS_SERIES_CHART_H
#define VIEWS_SERIES_CHART_H

#include "draw/chart.h"
#include "official_ask.h"
#include "store/load_official.h"
#include "store/load_records.h"
#include "views/view.h"

struct series_data {
	struct official_asked asked;
	struct series series;
	const char *name;      /* short: "Northumbria" */
	const char *record;    /* of the collection; or NULL */
	const char *published; /* of England: the months of NHS England's own series; or NULL */
	struct chart chart;    /* but for its cursor and subtitle */
	const struct event *events; /* of the organisation; those with a month are in the chart */
	size_t event_count;
	const struct import_row *imports;
	size_t import_count;
};

/* src/views/series_words.c */
void series_subject(const struct view *view, struct string_buffer *out);
void series_title(const struct view *view, struct string_buffer *left, struct string_buffer *right);
void series_plain_head(const struct view *view, struct string_buffer *out);
void series_plain_row(
	const struct view *view, const struct view_row *row, struct string_buffer *out);
void series_status(
	const struct view *view, const struct view_row *row, int line, struct string_buffer *out);
/* What it counts, what to mind of whose figures they are, and, whole, what it misses: one
 * paragraph. */
void series_about(const struct series_data *data, bool whole, struct string_buffer *out);
/* The month an event is given to, no coarser; false where it is given to none. */
bool series_event_month(const struct event *event, int *month);

#endif
