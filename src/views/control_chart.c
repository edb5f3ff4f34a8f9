/* Screen 5: a control chart at an event, with what the series says of it under or beside it. about:
 * see views/control.h. */
#include <string.h>

#include "control_parts.h"
#include "study_parts.h"
#include "views/classes.h"
#include "views/official_id.h"

enum {
	COLUMNS_BESIDE = 130, /* from so many on the words stand beside the chart */
	WORDS_COLUMNS = 58,
	CHART_ROWS = 16,  /* of 22: what 80 by 24 leaves */
	ROWS_BOTH = 9,	  /* with fewer, chart or words */
	ROWS_LEGEND = 20, /* of the chart */
};

static size_t clamp(size_t first, size_t lines, int rows)
{
	size_t last = lines > (size_t)rows ? lines - (size_t)rows : 0;

	return first < last ? first : last;
}

/* The words to the right of the chart. */
static void place_beside(struct control_places *places, struct rect rect)
{
	places->chart.columns = rect.columns - WORDS_COLUMNS - 1;
	places->column = rect.column + places->chart.columns;
	places->words =
		(struct rect){rect.row + 1, places->column + 1, rect.rows - 1, WORDS_COLUMNS};
	places->rule = rect.row;
}

static void place_under(
	const struct control *control, struct grid *grid, struct control_places *places)
{
	struct rect rect = places->chart;
	int least = rect.rows >= CHART_ROWS + 6 ? CHART_ROWS : rect.rows * 2 / 3;
	int lines =
		(int)control_draw_words(control, grid, (struct rect){.columns = rect.columns}, 0);
	int chart = rect.rows - 1 - lines;

	places->chart.rows = chart > least ? chart : least;
	places->rule = rect.row + places->chart.rows;
	places->words = (struct rect){
		places->rule + 1, rect.column, rect.rows - places->chart.rows - 1, rect.columns};
}

struct control_places control_place(
	const struct control *control, struct grid *grid, struct rect rect)
{
	struct control_places places = {.chart = rect, .rule = -1, .column = -1};
	size_t first = control->line;

	if (rect.columns >= COLUMNS_BESIDE) {
		place_beside(&places, rect);
	} else if (rect.rows >= ROWS_BOTH) {
		place_under(control, grid, &places);
	} else if (first > 0) { /* scrolled past the chart */
		places.words = rect;
		places.chart.rows = 0;
		first--;
	}
	places.lines = control_draw_words(control, grid,
		(struct rect){
			.columns = places.words.rows > 0 ? places.words.columns : rect.columns},
		0);
	places.first = clamp(first, places.lines, places.words.rows);
	return places;
}

void control_scroll(struct view *view, struct grid *grid, struct rect rect, long lines, long pages)
{
	struct control *control = view->data;
	struct control_places places;
	long line;

	if (control == NULL)
		return;
	places = control_place(control, grid, rect);
	line = (long)control->line + lines +
	       pages * (places.words.rows > 1 ? places.words.rows - 1 : 1);
	control->line = line > 0 ? (size_t)line : 0;
	if (rect.rows >= ROWS_BOTH || rect.columns >= COLUMNS_BESIDE)
		control->line = clamp(control->line, places.lines, places.words.rows);
	else if (control->line > places.lines)
		control->line = places.lines;
}

static bool load(struct view *view, struct store *store, struct error *error)
{
	struct control *control = arena_allocate(&view->arena, sizeof *control);
	const struct control_ask ask = control_ask_parse(&view->arena, view->about);
	struct view_row *rows;

	if (!control_ask_is(view->about))
		return true;
	if (!control_compute(store, &view->arena, &ask, control, error))
		return false;
	rows = arena_array(&view->arena, control->data.count, sizeof *rows);
	for (size_t i = 0; i < control->data.count; i++)
		rows[i] = (struct view_row){
			.id = official_id_make(&view->arena,
				&(struct official_id){control->series.who.code, ask.measure,
					control->series.function, control->data.rows[i].month}),
			.item = &control->data.rows[i]};
	control->line = ask.line;
	view->data = control;
	view->all = rows;
	view->all_count = control->data.count;
	return true;
}

const struct control *control_of(const struct view *view)
{
	return view->class == &control_chart ? view->data : NULL;
}

bool control_waits(const struct view *view)
{
	const struct control *control = control_of(view);

	return control != NULL && !control->compared && control->study.has_fit;
}

bool control_compare(
	struct view *view, struct store *store, struct placebo_pause *pause, struct error *error)
{
	struct control *control = view->data;
	bool ok = study_compare(&view->arena, store, &control->study, pause, error);

	if (!ok)
		control_stop(view);
	else
		control->compared = pause == NULL || !pause->taken;
	return ok;
}

void control_stop(struct view *view)
{
	struct control *control = view->data;

	control->compared = true;
	control->study.providers.why = "it was stopped";
	study_say(&view->arena, &control->study);
}

void control_take_ranks(
	struct view *view, const struct study_rank *providers, const struct study_rank *dates)
{
	struct control *control = view->data;

	control->compared = true;
	control->study.providers = *providers;
	control->study.dates = *dates;
	study_say(&view->arena, &control->study);
}

static struct chart chart_of(const struct view *view, const struct control_places *places)
{
	struct chart chart = control_of(view)->study.chart;

	chart.cursor = (int)view->cursor;
	chart.legend = places->chart.rows >= ROWS_LEGEND;
	if (!chart.legend)
		chart.source = NULL;
	return chart;
}

static void draw_rule(const struct control *control, const struct control_places *places,
	struct grid *grid, struct rect rect)
{
	const struct study *study = &control->study;
	struct string_buffer right = {0};
	int column = places->words.column;

	if (study->comparison != NULL)
		string_buffer_add(&right, study->comparison);
	if (places->lines > places->first + (size_t)places->words.rows)
		string_buffer_format(&right, "%sj more", right.size > 0 ? ", " : "");
	grid_rule(grid, places->rule, column, rect.column + rect.columns - column,
		study->question != NULL ? study->question : "No break is set",
		string_buffer_text(&right), false);
	string_buffer_free(&right);
}

static void draw(const struct view *view, struct grid *grid, struct rect rect, enum focus focus)
{
	const struct control *control = control_of(view);
	const struct control_places places = control_place(control, grid, rect);
	struct chart chart = chart_of(view, &places);
	int row, column;

	if (places.chart.rows > 0)
		chart_draw(&chart, grid, places.chart);
	if (places.column >= 0)
		grid_vertical(grid, rect.row, places.column, rect.rows, STYLE_FAINT);
	if (places.rule >= 0)
		draw_rule(control, &places, grid, rect);
	if (places.words.rows > 0)
		control_draw_words(control, grid, places.words, places.first);
	if (focus == FOCUS_HERE && places.chart.rows > 0 &&
		chart_place(&chart, grid, places.chart, view->cursor, &row, &column)) {
		grid->cursor_row = row;
		grid->cursor_column = column;
	}
}

static int point_at(
	const struct view *view, struct grid *grid, struct rect rect, int row, int column)
{
	const struct control_places places = control_place(control_of(view), grid, rect);
	struct chart chart = chart_of(view, &places);

	return chart_point_at(&chart, grid, places.chart, row, column);
}

const struct view_class control_chart = {
	.name = "control",
	.empty = "There is nothing to chart here. Esc goes back.",
	.status_lines = 1,
	.bare = true,
	.untitled = true,
	.from_end = true,
	.load = load,
	.title = control_title,
	.draw = draw,
	.point_at = point_at,
	.plain_head = control_plain_head,
	.plain_row = control_plain_row,
	.status = control_status,
};
