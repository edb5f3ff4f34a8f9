/* Events and rebases of an SVG chart: each is named, above the plot where its words have room, else
 * by a number that is explained below. */
#include <math.h>
#include <string.h>

#include "chart_words.h"
#include "svg_plot.h"
#include "svg_write.h"

enum {
	ROWS = 3, /* above the plot */
	ROW_HEIGHT = 14,
	SIZE = 12,
	APART = 8,
	RADIUS = 7, /* of a number's ring */
};

/* What is at one x. */
struct place {
	int x;
	bool happened, main, rebased;
	bool inferred, of_break; /* whose question mark it is: of the break, which is named */
	struct string_buffer labels;
};

static const char *name_at(const struct chart *chart, int x, char month[CHART_MONTH_SIZE])
{
	const struct chart_point at = {.x = x};

	for (size_t i = 0; chart->axis == CHART_BY_LABEL && i < chart->point_count; i++)
		if (chart->points[i].x == x)
			return chart_point_name(chart, &chart->points[i], month);
	return chart_point_name(chart, &at, month);
}

/* "Jan 2023: new ward; second site", "break Jan 2023?: flu, rebased", "rebased Jan 2023" */
static const char *words_of(
	const struct svg_frame *frame, const struct place *place, struct arena *arena)
{
	char month[CHART_MONTH_SIZE];
	const char *name = name_at(frame->chart, place->x, month);
	bool labelled = place->labels.size > 0;

	if (!place->happened)
		return arena_format(arena, "rebased %s", name);
	return arena_format(arena, "%s%s%s%s%s%s", place->main ? "break " : "", name,
		place->inferred ? "?" : "", labelled ? ": " : "",
		string_buffer_text(&place->labels), place->rebased ? ", rebased" : "");
}

static bool is_shown(const struct svg_frame *frame, int x)
{
	return frame->chart->point_count > 0 && x >= frame->first &&
	       x <= frame->first + frame->span;
}

static struct place *place_at(struct place *places, size_t *count, int x)
{
	size_t i = *count;

	while (i > 0 && places[i - 1].x > x)
		i--;
	if (i > 0 && places[i - 1].x == x)
		return &places[i - 1];
	memmove(places + i + 1, places + i, (*count - i) * sizeof *places);
	++*count;
	places[i] = (struct place){.x = x};
	return &places[i];
}

/* The question mark is of what is named: of the break where that is, else of all. */
static void take_mark(struct place *place, const struct chart_event *event)
{
	bool named = event->label != NULL;

	if (place->of_break)
		return;
	place->of_break = event->main && named;
	if (place->of_break || place->labels.size == 0)
		place->inferred = event->inferred;
	else if (named)
		place->inferred = place->inferred && event->inferred;
}

static size_t collect(const struct svg_frame *frame, struct place *places)
{
	const struct chart *chart = frame->chart;
	size_t count = 0;

	for (size_t i = 0; i < chart->event_count; i++) {
		const struct chart_event *event = &chart->events[i];
		struct place *place;

		if (!is_shown(frame, event->x))
			continue;
		place = place_at(places, &count, event->x);
		take_mark(place, event);
		place->happened = true;
		place->main = place->main || event->main;
		if (event->label != NULL)
			string_buffer_format(&place->labels, "%s%s",
				place->labels.size > 0 ? "; " : "", event->label);
	}
	for (size_t i = 0; i < chart->rebase_count; i++)
		if (is_shown(frame, chart->rebases[i]))
			place_at(places, &count, chart->rebases[i])->rebased = true;
	return count;
}

/* The row above the plot whose words end first: that is where the next ones have most room. */
static int free_row(const double ends[ROWS], double from)
{
	int best = 0;

	for (int row = 0; row < ROWS; row++) {
		if (from >= ends[row])
			return row;
		if (ends[row] < ends[best])
			best = row;
	}
	return best;
}

static double place_words(double x, double width)
{
	return fmax(fmin(x, SVG_WIDTH - SVG_MARGIN - width), SVG_LEFT);
}

static bool fit_above(const struct svg_events *events)
{
	double ends[ROWS] = {0};

	for (size_t i = 0; i < events->count; i++) {
		double width = svg_text_width(events->items[i].text, SIZE);
		double from = place_words(events->items[i].x, width);
		int row = free_row(ends, from);

		if (from < ends[row] || width > SVG_WIDTH - SVG_LEFT - SVG_MARGIN)
			return false;
		ends[row] = from + width + APART;
	}
	return true;
}

struct svg_events svg_events_of(const struct svg_frame *frame, struct arena *arena)
{
	size_t most = frame->chart->event_count + frame->chart->rebase_count;
	struct place *places = arena_array(arena, most + 1, sizeof *places);
	struct svg_events out = {arena_array(arena, most + 1, sizeof *out.items), 0, false};

	out.count = collect(frame, places);
	for (size_t i = 0; i < out.count; i++) {
		struct place *place = &places[i];

		out.items[i] = (struct svg_event){svg_place_x(frame, place->x),
			words_of(frame, place, arena), place->happened, place->main};
		string_buffer_free(&place->labels);
	}
	out.numbered = !fit_above(&out);
	return out;
}

static void add_line(const struct svg_frame *frame, const struct svg_event *event)
{
	svg_add(frame->out,
		"<g><title>%t</title><path d=\"M%n %nV%n\" stroke=\"%s\" stroke-width=\"%n\"%s/>"
		"</g>\n",
		event->text, event->x, (double)SVG_TOP - 4, (double)SVG_BOTTOM,
		event->happened ? "#404040" : "#7f7f7f", event->main ? 2.0 : 1.0,
		event->happened ? " stroke-dasharray=\"2 3\"" : "");
}

/* The break's number is filled, so that it is found in the list. */
static void add_number(const struct svg_frame *frame, const struct svg_event *event, size_t number,
	double ends[ROWS])
{
	int row = free_row(ends, event->x - RADIUS);
	double x = fmax(event->x, ends[row] + RADIUS);
	double y = SVG_TOP - 6 - RADIUS - row * ROW_HEIGHT;
	struct string_buffer text = {0};

	svg_add(frame->out,
		"<circle cx=\"%n\" cy=\"%n\" r=\"%n\" fill=\"%s\" stroke=\"#404040\"/>\n", x, y,
		(double)RADIUS, event->main ? "#404040" : "#fff");
	string_buffer_format(&text, "%zu", number);
	svg_text(frame->out, x, y + 3.5, 10, 2 * RADIUS, SVG_MIDDLE,
		event->main ? " fill=\"#fff\"" : "", string_buffer_text(&text));
	ends[row] = x + RADIUS + 2;
	string_buffer_free(&text);
}

static void add_words(
	const struct svg_frame *frame, const struct svg_event *event, double ends[ROWS])
{
	double width = svg_text_width(event->text, SIZE);
	double from = place_words(event->x, width);
	int row = free_row(ends, from);

	svg_text(frame->out, from, SVG_TOP - 6 - row * ROW_HEIGHT, SIZE, width + 1, SVG_START,
		event->main ? " font-weight=\"bold\"" : "", event->text);
	ends[row] = from + width + APART;
}

void svg_events_draw(const struct svg_frame *frame, const struct svg_events *events)
{
	double ends[ROWS] = {0};

	for (size_t i = 0; i < events->count; i++) {
		add_line(frame, &events->items[i]);
		if (events->numbered)
			add_number(frame, &events->items[i], i + 1, ends);
		else
			add_words(frame, &events->items[i], ends);
	}
}
