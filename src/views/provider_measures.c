/* Every official measure of one provider or group: a month, the year before, the standard, the line
 * of months. about: an official id, of which the whose counts, and the month; none is the latest of
 * each. */
#include <math.h>
#include <string.h>

#include "draw/sparkline.h"
#include "figure_words.h"
#include "model/month.h"
#include "official_ask.h"
#include "parts.h"
#include "store/load_official.h"
#include "table.h"
#include "views/classes.h"

struct line {
	const struct provider_measure *measure; /* NULL: a heading */
	const char *name, *value, *before, *change, *standard;
	double changed;
	const struct sparkline_place *places;
};

struct data {
	struct who who;
	int month; /* MONTH_NONE: the latest of each */
	const char *name, *record;
};

static const struct {
	const char *dataset, *words;
} datasets[] = {
	{"rtt", "Referral to treatment"},
	{"ae", "A&E"},
	{"dm01", "Diagnostics"},
	{"cancer", "Cancer"},
	{"published", "As NHS England publishes it"},
	{"other", "Your own"},
};

static const char *dataset_words(const char *dataset)
{
	for (size_t i = 0; i < sizeof datasets / sizeof *datasets; i++)
		if (strcmp(datasets[i].dataset, dataset) == 0)
			return datasets[i].words;
	return dataset;
}

/* "80.8 %", "9.9 wk", "35,729". */
static const char *value_text(struct arena *arena, const struct measure *measure, double value)
{
	const char *unit = strcmp(measure->unit, "%") == 0	 ? " %"
			   : strcmp(measure->unit, "weeks") == 0 ? " wk"
								 : "";
	char text[32];

	if (isnan(value))
		return NULL;
	measure_format(measure, value, text);
	return arena_format(arena, "%s%s", text, unit);
}

/* "≥ 92 %", "≤ 0". */
static const char *standard_text(struct arena *arena, const struct provider_measure *measure)
{
	if (measure->standard == NULL)
		return " ";
	return arena_format(arena, "%s %g%s", measure->measure.better == BETTER_DOWN ? "≤" : "≥",
		measure->standard->value, strcmp(measure->measure.unit, "%") == 0 ? " %" : "");
}

static const struct sparkline_place *places_of(
	struct arena *arena, const struct provider_measure *measure)
{
	struct sparkline_place *places = arena_array(arena, measure->trail_count, sizeof *places);

	for (size_t i = 0; i < measure->trail_count; i++)
		places[i] = (struct sparkline_place){
			measure->trail[i], figure_gap(measure->gaps[i]), false};
	return places;
}

static struct line measure_line(struct arena *arena, const struct provider_measure *measure)
{
	struct line line = {.measure = measure,
		.name = measure->measure.name,
		.value = value_text(arena, &measure->measure, measure->value),
		.before = value_text(arena, &measure->measure, measure->year_before),
		.changed = figure_change(&measure->measure, measure->year_before, measure->value),
		.standard = standard_text(arena, measure),
		.places = places_of(arena, measure)};

	if (line.value == NULL)
		line.value = measure->why;
	line.change = figure_change_brief(arena, line.changed);
	if (*line.change == '\0')
		line.change = " ";
	return line;
}

static struct line heading(struct arena *arena, const struct provider_measure *measure)
{
	char month[9];

	month_format(measure->month, month);
	return (struct line){.name = arena_format(arena, "%s, %s",
				     dataset_words(measure->measure.dataset), month)};
}

/* What stands under one heading has one month. */
static bool is_same_part(const struct provider_measure *a, const struct provider_measure *b)
{
	return strcmp(a->measure.dataset, b->measure.dataset) == 0 && a->month == b->month;
}

static void make_rows(struct view *view, const struct data *data,
	const struct provider_measure *found, size_t count)
{
	struct arena *arena = &view->arena;
	struct line *lines = arena_array(arena, count * 2, sizeof *lines);
	struct view_row *rows = arena_array(arena, count * 2, sizeof *rows);
	size_t used = 0;

	for (size_t i = 0; i < count; i++) {
		if (i == 0 || !is_same_part(&found[i - 1], &found[i])) {
			lines[used] = heading(arena, &found[i]);
			rows[used] = (struct view_row){.item = &lines[used]};
			used++;
		}
		lines[used] = measure_line(arena, &found[i]);
		rows[used] =
			(struct view_row){.id = official_id_make(arena,
						  &(struct official_id){data->who.code,
							  found[i].measure.id, NULL, data->month}),
				.item = &lines[used]};
		used++;
	}
	view->all = rows;
	view->all_count = used;
}

static bool load(struct view *view, struct store *store, struct error *error)
{
	struct data *data = arena_allocate(&view->arena, sizeof *data);
	struct official_id id = official_id_read(&view->arena, view->about);
	const struct provider_measure *found;
	const char *const *choices;
	size_t count;
	bool any;

	if (id.who == NULL || !load_official_any(store, &any, error) || !any)
		return id.who == NULL || !any;
	data->month = id.month;
	if (!who_find(store, &view->arena, id.who, false, &data->who, &choices, &count, error) ||
		!figure_whose(store, &view->arena, &data->who, &data->name, &data->record, error) ||
		!load_provider_measures(
			store, &view->arena, &data->who, data->month, &found, &count, error))
		return false;
	view->data = data;
	make_rows(view, data, found, count);
	return true;
}

static void title(const struct view *view, struct string_buffer *left, struct string_buffer *right)
{
	const struct data *data = view->data;
	char month[9];

	if (data == NULL) {
		string_buffer_add(left, "Measures");
		return;
	}
	string_buffer_format(left, "%s, every measure", data->name);
	if (data->month != MONTH_NONE) {
		month_format(data->month, month);
		string_buffer_format(left, ", %s", month);
	}
	string_buffer_add(right, data->who.code);
	if (data->who.basis != NULL)
		string_buffer_format(right, " · %s", data->who.basis);
}

enum {
	TABLE_LEAST = 66, /* cells of the columns without the change, with most names whole */
	TRAIL_LEAST = 5,  /* months, beside them */
	TRAIL_MOST = 24,
};

static int trail_cells(int width)
{
	int room = width - TABLE_LEAST - 1;

	return room < TRAIL_LEAST ? 0 : room < TRAIL_MOST ? room : TRAIL_MOST;
}

enum { COLUMN_VALUE = 1 };
static const struct table_column columns[] = {
	{.head = "Measure", .cells = 20, .share = 1, .member = offsetof(struct line, name)},
	[COLUMN_VALUE] = {.head = "Latest",
		.cells = 10,
		.right = true,
		.member = offsetof(struct line, value)},
	{.head = "Year before",
		.cells = 11,
		.from = 44,
		.right = true,
		.member = offsetof(struct line, before)},
	{.head = "±year",
		.brief = "+-yr",
		.cells = 6,
		.from = 72,
		.right = true,
		.member = offsetof(struct line, change)},
	{.head = "Standard",
		.cells = 8,
		.from = 66,
		.right = true,
		.member = offsetof(struct line, standard)},
	{.cells = 0},
};

static struct rect table_rect(struct rect rect)
{
	int trail = trail_cells(rect.columns);

	rect.columns -= trail > 0 ? trail + 1 : 0;
	return rect;
}

static void draw_head(const struct view *view, struct grid *grid, struct rect rect)
{
	const struct data *data = view->data;
	struct table_column shown[sizeof columns / sizeof *columns];

	memcpy(shown, columns, sizeof columns);
	if (data != NULL && data->month != MONTH_NONE)
		shown[COLUMN_VALUE].head = "Value";
	table_draw_head(shown, grid, table_rect(rect));
}

static void draw_row(
	const struct view *view, const struct view_row *row, struct grid *grid, struct rect rect)
{
	const struct line *line = row->item;
	int trail = trail_cells(rect.columns);

	(void)view;
	if (line->measure == NULL) {
		grid_text(
			grid, rect.row, rect.column + 1, rect.columns - 1, STYLE_FAINT, line->name);
		return;
	}
	table_draw_row(columns, line, grid, table_rect(rect));
	sparkline_draw(grid, rect.row, rect.column + rect.columns - trail, trail, STYLE_PLAIN,
		line->places, line->measure->trail_count);
}

/* "92 % within 18 weeks: not met" */
static void add_standard(
	const struct provider_measure *measure, const char *between, struct string_buffer *out)
{
	bool met;

	if (measure->standard == NULL || isnan(measure->value))
		return;
	met = measure->measure.better == BETTER_DOWN ? measure->value <= measure->standard->value
						     : measure->value >= measure->standard->value;
	string_buffer_format(
		out, "%s%s: %s", between, measure->standard->words, met ? "met" : "not met");
}

static void add_words(const struct line *line, const char *between, struct string_buffer *out)
{
	const struct provider_measure *measure = line->measure;
	char month[9];

	month_format(measure->month, month);
	string_buffer_format(out, "%s: ", measure->measure.name);
	if (isnan(measure->value))
		string_buffer_add(out, measure->why != NULL ? measure->why : "no figure");
	else
		figure_value(&measure->measure, measure->value, out);
	string_buffer_format(out, " in %s", month);
	if (line->before != NULL) {
		string_buffer_format(out, "%s%s a year before", between, line->before);
		if (isfinite(line->changed)) {
			string_buffer_add(out, ", ");
			figure_change_words(&measure->measure, line->changed, out);
		}
	}
	add_standard(measure, between, out);
}

static void plain_row(
	const struct view *view, const struct view_row *row, struct string_buffer *out)
{
	const struct line *line = row->item;

	(void)view;
	if (line->measure == NULL)
		string_buffer_format(out, "%s:", line->name);
	else
		add_words(line, "; ", out);
}

static void status(
	const struct view *view, const struct view_row *row, int line, struct string_buffer *out)
{
	(void)view;
	if (line == 0)
		add_words(row->item, "   ", out);
}

const struct view_class provider_measures = {
	.name = "provider-measures",
	.empty = "No official figure of this code is loaded. `:import FILE` adds what NHS "
		 "England publishes.",
	.status_lines = 2,
	.load = load,
	.title = title,
	.head_lines = 1,
	.draw_head = draw_head,
	.draw_row = draw_row,
	.plain_row = plain_row,
	.status = status,
};
