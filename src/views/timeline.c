/* View 4: every event on one axis of years, drawn as finely as its source dates it and no finer. */
#include <string.h>
#include <strings.h>

#include "event_parts.h"
#include "parts.h"
#include "store/load_records.h"
#include "views/classes.h"

/* The years all events together cover; first > last where none is dated. */
struct years {
	int first, last;
};

static void extend(struct years *years, const struct date *date)
{
	int first;
	int last;

	if (!date_years(date, &first, &last))
		return;
	if (first < years->first)
		years->first = first;
	if (last > years->last)
		years->last = last;
}

static size_t add_rows(struct view_row *rows, const struct event *events, size_t count, bool dated)
{
	size_t added = 0;

	for (size_t i = 0; i < count; i++)
		if ((event_reach(&events[i].date) != REACH_NONE) == dated)
			rows[added++] = event_row(&events[i]);
	return added;
}

static bool load(struct view *view, struct store *store, struct error *error)
{
	struct years *years = arena_allocate(&view->arena, sizeof *years);
	const struct event *events;
	struct view_row *rows;
	size_t count;

	view->data = years;
	*years = (struct years){9999, 0};
	if (!load_events(store, &view->arena, view->about, &events, &count, error))
		return false;
	rows = arena_array(&view->arena, count + 1, sizeof *rows);
	for (size_t i = 0; i < count; i++)
		extend(years, &events[i].date);
	view->all_count = add_rows(rows, events, count, true);
	if (view->all_count < count) {
		rows[view->all_count++] = (struct view_row){.item = NULL};
		view->all_count += add_rows(rows + view->all_count, events, count, false);
	}
	view->all = rows;
	return true;
}

static void title(const struct view *view, struct string_buffer *left, struct string_buffer *right)
{
	const struct years *years = view->data;

	string_buffer_add(left, "Timeline");
	if (years != NULL && years->first <= years->last)
		string_buffer_format(left, " · %d to %d", years->first, years->last);
	part_position(view, right);
}

enum {
	DATE_COLUMN = 2,
	NAME_COLUMN = DATE_COLUMN + EVENT_NAME,
	NAME_LEAST = 32, /* the longest of the founding events */
	PARTNERSHIP_CELLS = 17,
	PARTNERSHIP_FROM = 56 /* the narrowest pane with the column of partnerships */
};

struct layout {
	int name;	 /* cells of the name */
	int partnership; /* its column, 0: none */
	int strip;	 /* the column of the strip of years, 0: none */
	int cells;	 /* of the strip */
	int unit;	 /* years a cell stands for */
	int first;	 /* the year the strip begins with, a multiple of unit */
};

/* The finest strip there is room for; unit 0: none. */
static void choose_unit(struct layout *layout, const struct years *years, int room)
{
	static const int units[] = {1, 2, 5, 10, 20, 50, 100};

	for (size_t i = 0; i < sizeof units / sizeof *units && years->first <= years->last; i++) {
		layout->unit = units[i];
		layout->first = years->first - years->first % units[i];
		layout->cells = (years->last - layout->first) / units[i] + 1;
		if (layout->cells <= room && layout->cells > 1)
			return;
	}
	layout->unit = layout->cells = 0;
}

static struct layout lay_out(const struct view *view, int width)
{
	struct layout layout = {.name = width}; /* as much as there is */

	if (width < PARTNERSHIP_FROM)
		return layout;
	layout.name = width - NAME_COLUMN - 1 - PARTNERSHIP_CELLS - 1;
	layout.partnership = NAME_COLUMN + layout.name + 1;
	choose_unit(&layout, view->data, layout.name - NAME_LEAST - 1);
	if (layout.unit > 0) {
		layout.name -= layout.cells + 1;
		layout.partnership -= layout.cells + 1;
		layout.strip = width - 1 - layout.cells;
	}
	return layout;
}

static int cell_of(const struct layout *layout, int year)
{
	int cell = (year - layout->first) / layout->unit;

	return cell < 0 ? 0 : cell >= layout->cells ? layout->cells - 1 : cell;
}

/* Decades, as many as can be read apart. */
static void draw_head(const struct view *view, struct grid *grid, struct rect rect)
{
	static const int steps[] = {10, 20, 50, 100, 500, 1000};
	enum { LABEL_CELLS = 4 };
	struct layout layout = lay_out(view, rect.columns);
	size_t i = 0;

	grid_text(grid, rect.row, rect.column + DATE_COLUMN, rect.columns - DATE_COLUMN,
		STYLE_FAINT, "when");
	if (layout.partnership > 0)
		grid_text(grid, rect.row, rect.column + layout.partnership, PARTNERSHIP_CELLS,
			STYLE_FAINT, "partnership");
	if (layout.unit == 0)
		return;
	while (i + 1 < sizeof steps / sizeof *steps && steps[i] / layout.unit <= LABEL_CELLS)
		i++;
	for (int year = layout.first + steps[i] - 1 - (layout.first + steps[i] - 1) % steps[i];
		(year - layout.first) / layout.unit + LABEL_CELLS <= layout.cells + 1;
		year += steps[i])
		grid_format(grid, rect.row, rect.column + layout.strip + cell_of(&layout, year),
			LABEL_CELLS, STYLE_FAINT, "%d", year);
}

struct span {
	int from, to;		       /* cells of the strip */
	bool starts, ends, worked_out; /* the ends that are said, and whether by the source */
};

static struct span span_of(const struct layout *layout, const struct date *date, bool worked_out)
{
	enum event_reach reach = event_reach(date);
	struct span span = {.starts = reach != REACH_OPEN_START,
		.ends = reach != REACH_OPEN_END,
		.worked_out = worked_out};
	int first;
	int last;

	date_years(date, &first, &last);
	span.from = span.starts ? cell_of(layout, first) : 0;
	span.to = span.ends ? cell_of(layout, last) : layout->cells - 1;
	return span;
}

static void draw_span(const struct span *span, struct grid *grid, int row, int column)
{
	grid_horizontal(grid, row, column + span->from, span->to - span->from + 1, STYLE_PLAIN);
	if (span->from == span->to)
		return;
	if (span->starts)
		grid_glyph(grid, row, column + span->from, STYLE_PLAIN, GLYPH_TEE_RIGHT);
	if (span->ends)
		grid_glyph(grid, row, column + span->to, STYLE_PLAIN, GLYPH_TEE_LEFT);
	if (span->worked_out && span->starts)
		grid_text(grid, row, column + span->from, 1, STYLE_PLAIN, "?");
	if (span->worked_out && span->ends)
		grid_text(grid, row, column + span->to, 1, STYLE_PLAIN, "?");
}

/* As date_format tells it. */
static bool is_worked_out(const struct date *date)
{
	char words[64];

	date_format(date, words, sizeof words);
	return strchr(words, '?') != NULL;
}

static void draw_strip(const struct layout *layout, const struct event *event, struct grid *grid,
	int row, int column)
{
	enum event_reach reach = event_reach(&event->date);
	bool worked_out = is_worked_out(&event->date);
	struct span span;

	if (reach == REACH_NONE)
		return;
	span = span_of(layout, &event->date, worked_out);
	if (event_is_ahead(event) || reach == REACH_DEADLINE)
		grid_glyph(grid, row, column + span.to, STYLE_PLAIN, GLYPH_UNDATED);
	else if (reach == REACH_POINT && worked_out)
		grid_text(grid, row, column + span.from, 1, STYLE_PLAIN, "?");
	else if (reach == REACH_POINT)
		grid_glyph(grid, row, column + span.from, STYLE_PLAIN, GLYPH_EVENT);
	else
		draw_span(&span, grid, row, column);
}

static void draw_event(
	const struct view *view, const struct event *event, struct grid *grid, struct rect rect)
{
	struct layout layout = lay_out(view, rect.columns);

	if (layout.partnership > 0 && event->partnership_name == NULL)
		layout.name += PARTNERSHIP_CELLS + 1;
	event_draw(event, grid, rect, DATE_COLUMN, layout.name);
	if (layout.partnership > 0 && event->partnership_name != NULL)
		grid_text(grid, rect.row, rect.column + layout.partnership, PARTNERSHIP_CELLS,
			STYLE_PLAIN, event->partnership_name);
	if (layout.strip > 0)
		draw_strip(&layout, event, grid, rect.row, rect.column + layout.strip);
}

static int height(const struct view *view, const struct view_row *row, struct grid *grid, int width)
{
	(void)view;
	(void)grid;
	return row->id != NULL ? event_lines(width) : 1;
}

static const char undated[] = "undated: the sources give no year";

static void draw_row(
	const struct view *view, const struct view_row *row, struct grid *grid, struct rect rect)
{
	if (row->id == NULL)
		grid_text(grid, rect.row, rect.column + DATE_COLUMN, rect.columns - DATE_COLUMN - 1,
			STYLE_FAINT, undated);
	else
		draw_event(view, row->item, grid, rect);
}

static void plain_row(
	const struct view *view, const struct view_row *row, struct string_buffer *out)
{
	(void)view;
	if (row->id == NULL)
		string_buffer_add(out, undated);
	else
		event_plain_row(row->item, out);
}

static void status(
	const struct view *view, const struct view_row *row, int line, struct string_buffer *out)
{
	(void)view;
	(void)line;
	event_status(row->item, out);
}

/* Those of no partnership last. */
static int compare_partnerships(const struct view_row *a, const struct view_row *b)
{
	const struct event *x = a->item;
	const struct event *y = b->item;

	if (x->partnership_name == NULL || y->partnership_name == NULL)
		return (x->partnership_name == NULL) - (y->partnership_name == NULL);
	return strcasecmp(x->partnership_name, y->partnership_name);
}

static int compare_names(const struct view_row *a, const struct view_row *b)
{
	const struct event *x = a->item;
	const struct event *y = b->item;

	return strcasecmp(x->short_name, y->short_name);
}

static const struct view_sort sorts[] = {
	{"date", NULL},
	{"partnership", compare_partnerships},
	{"name", compare_names},
	{NULL, NULL},
};

const struct view_class timeline = {
	.name = "timeline",
	.empty = "There is no event in this database. `:import FOLDER` adds a dossier.",
	.status_lines = 1,
	.sorts = sorts,
	.load = load,
	.title = title,
	.head_lines = 1,
	.draw_head = draw_head,
	.height = height,
	.draw_row = draw_row,
	.plain_row = plain_row,
	.status = status,
};
