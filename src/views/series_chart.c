/* One official measure of one provider or group, month by month, as a chart. about: an official
 * id. */
#include "series_chart.h"

#include <math.h>
#include <string.h>

#include "event_parts.h"
#include "figure_words.h"
#include "model/month.h"
#include "parts.h"
#include "views/classes.h"

bool series_event_month(const struct event *event, int *month)
{
	const struct date *date = &event->date;

	if ((date->precision != DATE_DAY && date->precision != DATE_MONTH &&
		    date->precision != DATE_MONTH_OPEN_END) ||
		event_is_ahead(event) || date->start.year == 0 || date->start.month == 0)
		return false;
	*month = month_of(date->start.year, date->start.month);
	return true;
}

static const struct chart_point *make_points(struct arena *arena, const struct series *series)
{
	struct chart_point *points = arena_array(arena, series->count, sizeof *points);

	for (size_t i = 0; i < series->count; i++) {
		const struct observation *o = &series->items[i];

		points[i] = (struct chart_point){.x = o->month,
			.y = o->value,
			.mark = o->returned ? CHART_RETURNED : CHART_PLAIN,
			.gap = figure_gap(o->why)};
	}
	return points;
}

/* Each standard over the months in which it was in force, as far as there are any. */
static struct chart_line make_target(struct arena *arena, const struct series *series)
{
	const struct standard *standards = series->measure.standards;
	enum { MOST = sizeof series->measure.standards / sizeof *series->measure.standards };
	struct chart_segment *segments = arena_array(arena, MOST, sizeof *segments);
	struct chart_line line = {.items = segments, .label = "standard"};
	int first = series->items[0].month, last = series->items[series->count - 1].month;

	for (size_t i = 0; i < MOST && standards[i].words != NULL; i++) {
		int from = standards[i].from > first ? standards[i].from : first;
		int to = standards[i].to > 0 && standards[i].to < last ? standards[i].to : last;

		if (from <= to)
			segments[line.count++] =
				(struct chart_segment){from, to, standards[i].value, false};
	}
	return line;
}

static void add_events(struct arena *arena, struct series_data *data)
{
	struct chart_event *events = arena_array(arena, data->event_count, sizeof *events);
	const struct series *series = &data->series;
	size_t count = 0;

	for (size_t i = 0; i < data->event_count; i++) {
		int month;

		if (!series_event_month(&data->events[i], &month) ||
			month < series->items[0].month ||
			month > series->items[series->count - 1].month)
			continue;
		events[count++] = (struct chart_event){
			.x = month, .label = data->events[i].short_name, .main = true};
	}
	data->chart.events = events;
	data->chart.event_count = count;
}

static void make_chart(struct arena *arena, struct series_data *data)
{
	const struct series *series = &data->series;

	data->chart = (struct chart){.points = make_points(arena, series),
		.point_count = series->count,
		.unit = series->measure.unit,
		.decimals = CHART_DECIMALS_AUTO,
		.cursor = CHART_NO_CURSOR,
		.legend = true};
	data->chart.lines[CHART_TARGET] = make_target(arena, series);
	add_events(arena, data);
}

/* Of England there may be NHS England's own series, which is longer. */
static bool find_published(
	struct store *store, struct arena *arena, struct series_data *data, struct error *error)
{
	const char *id = arena_format(arena, "published.%s", data->asked.measure.id);
	struct measure published;
	struct measure_names names;

	data->published = NULL;
	return data->asked.who.kind != WHO_ENGLAND || data->asked.function_code != NULL ||
	       !measure_find(id, &published, &names) ||
	       load_month_range(store, arena, &published, &data->published, error);
}

static bool load_all(
	struct view *view, struct store *store, struct series_data *data, struct error *error)
{
	struct arena *arena = &view->arena;
	struct series *series = &data->series;

	if (!official_ask(store, arena, view->about, &data->asked, error))
		return false;
	*series = (struct series){.measure = data->asked.measure,
		.function = data->asked.function_code,
		.function_name = data->asked.function_name,
		.who = data->asked.who};
	return find_published(store, arena, data, error) &&
	       load_series(
		       store, arena, data->asked.function, MONTH_NONE, MONTH_NONE, series, error) &&
	       figure_whose(store, arena, &series->who, &data->name, &data->record, error) &&
	       (data->record == NULL || load_events(store, arena, data->record, &data->events,
						&data->event_count, error)) &&
	       load_imports(store, arena, &data->imports, &data->import_count, error);
}

static void make_rows(struct view *view, const struct series_data *data)
{
	const struct series *series = &data->series;
	struct view_row *rows = arena_array(&view->arena, series->count, sizeof *rows);

	for (size_t i = 0; i < series->count; i++)
		rows[i] = (struct view_row){.id = official_asked_id(&view->arena, &data->asked,
						    series->who.code, series->items[i].month),
			.item = &series->items[i]};
	view->all = rows;
	view->all_count = series->count;
}

static bool load(struct view *view, struct store *store, struct error *error)
{
	struct series_data *data = arena_allocate(&view->arena, sizeof *data);

	if (!official_id_is(view->about))
		return true;
	if (!load_all(view, store, data, error))
		return false;
	view->data = data;
	if (data->series.count == 0)
		return true;
	make_chart(&view->arena, data);
	make_rows(view, data);
	return true;
}

enum {
	ROWS_FOR_ABOUT = 13, /* from so many on, what it counts stands below the chart */
	ABOUT_MOST = 3,
	ROWS_FOR_NAMES = 22, /* of the chart: events are named over their lines */
};

static int about_lines(struct grid *grid, struct rect rect, const struct string_buffer *about)
{
	return grid_wrap(grid, (struct rect){.columns = rect.columns - 2}, STYLE_PLAIN,
		string_buffer_text(about));
}

/* The part of rect that the chart has; what is said in the rest, as much as is said whole. */
static struct rect plot_of(const struct series_data *data, struct grid *grid, struct rect rect,
	struct string_buffer *about)
{
	int lines;

	if (rect.rows < ROWS_FOR_ABOUT || rect.columns < 3)
		return rect;
	series_about(data, true, about);
	lines = about_lines(grid, rect, about);
	if (lines > ABOUT_MOST) {
		string_buffer_truncate(about, 0);
		series_about(data, false, about);
		lines = about_lines(grid, rect, about);
	}
	rect.rows -= lines < ABOUT_MOST ? lines : ABOUT_MOST;
	return rect;
}

static void add_count(struct string_buffer *out, size_t count, const char *where)
{
	if (count == 0)
		return;
	part_separate(out);
	string_buffer_format(out, "%zu %s", count, where);
}

/* "2 earlier · May 2024 Group announced · Aug 2024 REACH": for a chart without room for names at
 * its lines. What has no line is not named. */
static void name_events(
	const struct chart *chart, struct chart_columns shown, struct string_buffer *out)
{
	size_t earlier = 0, later = 0;
	struct string_buffer words = {0};

	for (size_t i = 0; i < chart->event_count; i++) {
		const struct chart_event *event = &chart->events[i];
		char month[9];

		if (event->x < shown.first || event->x >= shown.first + shown.count) {
			*(event->x < shown.first ? &earlier : &later) += 1;
			continue;
		}
		month_format(event->x, month);
		part_separate(&words);
		string_buffer_format(&words, "%s %s", month, event->label);
	}
	add_count(out, earlier, "earlier");
	if (words.size > 0) {
		part_separate(out);
		string_buffer_add(out, words.bytes);
	}
	add_count(out, later, "later");
	string_buffer_free(&words);
}

/* How a chart is laid out goes by whether there is a subtitle, and what stands in that by which
 * months are shown. */
static struct chart chart_of(const struct view *view, struct grid *grid, struct rect plot,
	struct string_buffer *subtitle)
{
	const struct series_data *data = view->data;
	struct chart chart = data->chart;

	chart.cursor = (int)view->cursor;
	if (plot.rows >= ROWS_FOR_NAMES || chart.event_count == 0)
		return chart;
	chart.subtitle = "";
	name_events(&chart, chart_columns(&chart, grid, plot), subtitle);
	chart.subtitle = string_buffer_text(subtitle);
	return chart;
}

static void draw(const struct view *view, struct grid *grid, struct rect rect, enum focus focus)
{
	struct string_buffer about = {0}, subtitle = {0};
	struct rect plot = plot_of(view->data, grid, rect, &about);
	struct chart chart = chart_of(view, grid, plot, &subtitle);
	int row, column;

	chart_draw(&chart, grid, plot);
	grid_wrap(grid,
		(struct rect){rect.row + plot.rows, rect.column + 1, rect.rows - plot.rows,
			rect.columns - 2},
		STYLE_FAINT, string_buffer_text(&about));
	if (focus == FOCUS_HERE && chart_place(&chart, grid, plot, view->cursor, &row, &column)) {
		grid->cursor_row = row;
		grid->cursor_column = column;
	}
	string_buffer_free(&about);
	string_buffer_free(&subtitle);
}

static int point_at(
	const struct view *view, struct grid *grid, struct rect rect, int row, int column)
{
	struct string_buffer about = {0}, subtitle = {0};
	struct rect plot = plot_of(view->data, grid, rect, &about);
	struct chart chart = chart_of(view, grid, plot, &subtitle);
	int point = chart_point_at(&chart, grid, plot, row, column);

	string_buffer_free(&about);
	string_buffer_free(&subtitle);
	return point;
}

const struct view_class series_chart = {
	.name = "series",
	.empty = "No month of this is loaded. `:import FILE` adds what NHS England "
		 "publishes.",
	.status_lines = 2,
	.from_end = true,
	.load = load,
	.title = series_title,
	.subject = series_subject,
	.draw = draw,
	.point_at = point_at,
	.plain_head = series_plain_head,
	.plain_row = series_plain_row,
	.status = series_status,
};
