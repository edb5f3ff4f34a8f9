/* The matrix of Making Data Count: how many providers have which variation and which assurance, and
 * who they are. about: an official id without a whose; narrow: "mdc" for those tools' rules. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "draw/chart.h"
#include "figure_words.h"
#include "model/month.h"
#include "official_ask.h"
#include "official_facets.h"
#include "table.h"
#include "views/classes.h"
#include "views/icon_matrix.h"
#include "views/icons.h"

enum {
	NO_LIMITS = XMR_VARIATION_COUNT, /* neighbouring months do not differ */
	NO_ICON,
	ROWS,
	COLUMNS = XMR_ASSURANCE_COUNT
};

struct line {
	const struct icons_item *item;
	int row, column; /* of the matrix */
	const char *name, *code, *sector, *icons, *value, *months;
};

struct matrix {
	struct official_asked asked;
	struct summary summary;
	struct xmr_options options;
	bool mdc;
	size_t counts[ROWS][COLUMNS];
	int rows[ROWS], row_count;	    /* those that the direction has */
	int columns[COLUMNS], column_count; /* those that the target has */
};

static const enum xmr_variation order[XMR_VARIATION_COUNT] = {XMR_VARIATION_CONCERN_HIGH,
	XMR_VARIATION_CONCERN_LOW, XMR_VARIATION_NEUTRAL_HIGH, XMR_VARIATION_COMMON_CAUSE,
	XMR_VARIATION_NEUTRAL_LOW, XMR_VARIATION_IMPROVEMENT_HIGH, XMR_VARIATION_IMPROVEMENT_LOW};

/* Whether a direction can have that icon. */
static bool has_variation(enum xmr_direction direction, enum xmr_variation variation)
{
	switch (variation) {
	case XMR_VARIATION_COMMON_CAUSE:
		return true;
	case XMR_VARIATION_IMPROVEMENT_HIGH:
	case XMR_VARIATION_CONCERN_LOW:
		return direction == XMR_INCREASE;
	case XMR_VARIATION_IMPROVEMENT_LOW:
	case XMR_VARIATION_CONCERN_HIGH:
		return direction == XMR_DECREASE;
	default:
		return direction == XMR_NEUTRAL;
	}
}

static void choose_axes(struct matrix *matrix)
{
	bool target = isfinite(matrix->options.target) && matrix->options.direction != XMR_NEUTRAL;

	for (int i = 0; i < XMR_VARIATION_COUNT; i++)
		if (has_variation(matrix->options.direction, order[i]))
			matrix->rows[matrix->row_count++] = (int)order[i];
	matrix->rows[matrix->row_count++] = NO_LIMITS;
	matrix->rows[matrix->row_count++] = NO_ICON;
	for (int i = XMR_ASSURANCE_PASS; target && i < COLUMNS; i++)
		matrix->columns[matrix->column_count++] = i;
	if (!target)
		matrix->columns[matrix->column_count++] = XMR_ASSURANCE_NONE;
}

/* What a cell is filtered by: "[H+] [F]". */
static const char *cell_name(struct arena *arena, int row, int column)
{
	if (row >= NO_LIMITS)
		return row == NO_LIMITS ? "no limits" : "no icon";
	return column == XMR_ASSURANCE_NONE
		       ? chart_variation_badges[row + 1]
		       : arena_format(arena, "%s %s", chart_variation_badges[row + 1],
				 chart_assurance_badges[column]);
}

static struct line make_line(
	struct arena *arena, struct matrix *matrix, const struct icons_item *item)
{
	const struct summary_row *row = item->row;
	struct line line = {.item = item,
		.name = figure_name(arena, row->name),
		.code = row->code,
		.sector = row->sector,
		.row = icons_variation(item) != NULL ? (int)item->variation
		       : item->no_limits	     ? NO_LIMITS
						     : NO_ICON};
	char value[32];

	line.column = line.row >= NO_LIMITS ? matrix->columns[0] : (int)item->assurance;
	measure_format(&matrix->summary.measure, row->value, value);
	line.value = arena_string(arena, value);
	line.icons = cell_name(arena, line.row, line.column);
	line.months = arena_format(arena, "%zu", item->months);
	return line;
}

static bool make_rows(struct view *view, struct store *store, struct matrix *matrix,
	const struct icons_item *items, struct error *error)
{
	struct arena *arena = &view->arena;
	struct official_areas areas = {.store = store, .arena = arena};
	size_t count = matrix->summary.count;
	struct view_row *rows = arena_array(arena, count + 1, sizeof *rows);
	struct line *lines = arena_array(arena, count + 1, sizeof *lines);

	for (size_t i = 0; i < count; i++) {
		lines[i] = make_line(arena, matrix, &items[i]);
		matrix->counts[lines[i].row][lines[i].column]++;
		rows[i] = (struct view_row){.id = official_asked_id(arena, &matrix->asked,
						    lines[i].code, matrix->summary.month),
			.item = &lines[i],
			.facets = {[FACET_KIND] = lines[i].icons}};
		if (!official_facets(&areas, items[i].row, rows[i].facets, error))
			return false;
	}
	view->all = rows;
	view->all_count = count;
	return true;
}

static bool load(struct view *view, struct store *store, struct error *error)
{
	struct arena *arena = &view->arena;
	struct matrix *matrix = arena_allocate(arena, sizeof *matrix);
	const struct summary_row **rows;
	struct icons_item *items;
	enum xmr_rules rules;

	if (!official_ask(store, arena, view->about, &matrix->asked, error))
		return false;
	matrix->summary.measure = matrix->asked.measure;
	if (!load_summary(store, arena, matrix->asked.function, matrix->asked.month,
		    &matrix->summary, error))
		return false;
	matrix->mdc = view->narrow != NULL && strcmp(view->narrow, "mdc") == 0;
	rules = matrix->mdc ? XMR_RULES_MDC : XMR_RULES_NHSR;
	matrix->options = icons_options(&matrix->summary.measure, matrix->summary.month, rules);
	rows = arena_array(arena, matrix->summary.count + 1, sizeof *rows);
	items = arena_array(arena, matrix->summary.count + 1, sizeof *items);
	for (size_t i = 0; i < matrix->summary.count; i++)
		rows[i] = &matrix->summary.rows[i];
	if (!icons_compute(store, arena, &matrix->summary, matrix->asked.function, &matrix->options,
		    rules, rows, matrix->summary.count, items, error))
		return false;
	choose_axes(matrix);
	if (!make_rows(view, store, matrix, items, error))
		return false;
	view->data = matrix;
	return true;
}

static void title(const struct view *view, struct string_buffer *left, struct string_buffer *right)
{
	const struct matrix *matrix = view->data;
	const char *chosen, *function;
	char month[9];

	if (matrix == NULL) {
		string_buffer_add(left, "Variation by assurance");
		return;
	}
	month_format(matrix->summary.month, month);
	chosen = matrix->summary.function_name; /* where there is no room for the right, it stays */
	function = chosen == NULL ? figure_function(&matrix->summary.measure, NULL) : "";
	string_buffer_format(left, "%s%s%s · %s", matrix->summary.measure.name,
		chosen != NULL ? ", " : "", chosen != NULL ? chosen : "", month);
	string_buffer_format(right, "%s%s%s", function, *function != '\0' ? " · " : "",
		matrix->mdc ? "rules of MDC" : "rules of NHSRplotthedots");
}

/* --- the matrix ----------------------------------------------------------------------------- */

enum { NAMES = 31, CELL = 12, BRIEF_NAMES = 6, BRIEF_CELL = 6, BRIEF_BELOW = 76 };

static bool is_chosen(const struct view *view, struct arena *arena, int row, int column)
{
	const char *chosen = view->filter[FACET_KIND];

	return chosen != NULL && strcmp(chosen, cell_name(arena, row, column)) == 0;
}

static const char *row_words(int row, bool brief, struct arena *arena)
{
	if (row == NO_LIMITS)
		return brief ? "flat" : "no limits: months alike";
	if (row == NO_ICON)
		return brief ? "none" : "no icon";
	return brief ? chart_variation_badges[row + 1]
		     : arena_format(arena, "%-4s %s", chart_variation_badges[row + 1],
			       chart_variation_words[row + 1]);
}

static const char *column_words(int column, bool brief)
{
	static const char *const words[COLUMNS] = {
		"no target", "[P] met", "[F] missed", "[?] varies"};

	return brief ? column == XMR_ASSURANCE_NONE ? "all" : chart_assurance_badges[column]
		     : words[column];
}

static void draw_matrix_row(const struct view *view, struct grid *grid, struct rect rect, int row)
{
	const struct matrix *matrix = view->data;
	bool brief = rect.columns < BRIEF_BELOW;
	int at = rect.column + 2 + (brief ? BRIEF_NAMES : NAMES);
	int cell = brief ? BRIEF_CELL : CELL;
	struct arena arena = {0};

	grid_text(grid, rect.row, rect.column + 2, brief ? BRIEF_NAMES : NAMES, STYLE_PLAIN,
		row_words(row, brief, &arena));
	for (int i = 0; i < matrix->column_count; i++, at += cell) {
		int column = matrix->columns[i];
		size_t count = matrix->counts[row][column];
		bool chosen = is_chosen(view, &arena, row, column);

		if (row >= NO_LIMITS && i > 0)
			break;
		if (count > 0)
			grid_text_right(grid, rect.row, at, cell - 2,
				chosen ? STYLE_STRONG : STYLE_PLAIN,
				arena_format(&arena, "%s%zu",
					chosen ? grid_glyph_text(grid, GLYPH_SELECTED) : "",
					count));
	}
	arena_free(&arena);
}

enum { HEAD_LINES = 7 };

static void draw_head(const struct view *view, struct grid *grid, struct rect rect)
{
	const struct matrix *matrix = view->data;
	bool brief = rect.columns < BRIEF_BELOW;
	int cell = brief ? BRIEF_CELL : CELL;

	for (int i = 0; i < matrix->column_count; i++)
		grid_text_right(grid, rect.row,
			rect.column + 2 + (brief ? BRIEF_NAMES : NAMES) + i * cell, cell - 2,
			STYLE_FAINT, column_words(matrix->columns[i], brief));
	for (int i = 0; i < matrix->row_count && i + 1 < rect.rows; i++)
		draw_matrix_row(view, grid,
			(struct rect){rect.row + 1 + i, rect.column, 1, rect.columns},
			matrix->rows[i]);
}

const char *icon_matrix_beside(const struct view *view, struct arena *arena, int step)
{
	const struct matrix *matrix = view->data;
	const char *cells[ROWS * COLUMNS];
	int count = 0, at = -1;

	for (int i = 0; matrix != NULL && i < matrix->row_count; i++)
		for (int k = 0; k < matrix->column_count; k++) {
			int row = matrix->rows[i], column = matrix->columns[k];

			if (matrix->counts[row][column] == 0)
				continue;
			if (is_chosen(view, arena, row, column))
				at = count;
			cells[count++] = cell_name(arena, row, column);
		}
	at = at < 0 ? (step > 0 ? 0 : count - 1) : at + step;
	return at >= 0 && at < count ? cells[at] : NULL;
}

/* --- the list ------------------------------------------------------------------------------- */

static const struct table_column columns[] = {
	{.head = "Provider", .cells = 22, .share = 1, .member = offsetof(struct line, name)},
	{.head = "Code", .cells = 6, .from = 40, .member = offsetof(struct line, code)},
	{.head = "Sector", .cells = 12, .from = 70, .member = offsetof(struct line, sector)},
	{.head = "Icons", .cells = 9, .member = offsetof(struct line, icons)},
	{.head = "Value", .cells = 9, .right = true, .member = offsetof(struct line, value)},
	{.head = "Months",
		.cells = 6,
		.from = 50,
		.right = true,
		.member = offsetof(struct line, months)},
	{.cells = 0},
};

static void draw_row(
	const struct view *view, const struct view_row *row, struct grid *grid, struct rect rect)
{
	(void)view;
	table_draw_row(columns, row->item, grid, rect);
}

static void plain_head(const struct view *view, struct string_buffer *out)
{
	const struct matrix *matrix = view->data;
	struct arena arena = {0};

	for (int i = 0; i < matrix->row_count; i++)
		for (int k = 0; k < matrix->column_count; k++) {
			int row = matrix->rows[i], column = matrix->columns[k];

			if (matrix->counts[row][column] == 0)
				continue;
			string_buffer_format(out, "%s", row_words(row, false, &arena));
			if (row < NO_LIMITS)
				string_buffer_format(out, ", %s", column_words(column, false));
			string_buffer_format(out, ": %zu%s\n", matrix->counts[row][column],
				is_chosen(view, &arena, row, column) ? ", listed below" : "");
		}
	arena_free(&arena);
}

static void plain_row(
	const struct view *view, const struct view_row *row, struct string_buffer *out)
{
	const struct line *line = row->item;

	(void)view;
	string_buffer_format(out, "%s (%s): %s, %s, %s months", line->name, line->code, line->icons,
		line->value, line->months);
}

static void status(
	const struct view *view, const struct view_row *row, int line, struct string_buffer *out)
{
	const struct matrix *matrix = view->data;
	const struct line *at = row->item;

	if (line == 1) {
		string_buffer_add(out,
			"Each against its own months, in its latest; under 13 of them "
			"limits are a trial.");
		return;
	}
	string_buffer_format(out, "%s: ", at->name);
	if (at->row == NO_LIMITS) {
		string_buffer_add(out, at->item->constant
					       ? "no limits: the values do not vary"
					       : "no limits: no month differs from its neighbour");
		return;
	}
	if (at->row == NO_ICON) {
		string_buffer_add(out, at->item->months > 0
					       ? "too few months for an icon by these rules"
				       : at->item->row->why != NULL ? at->item->row->why
								    : "no figure this month");
		return;
	}
	string_buffer_format(out, "%s; %s", at->icons, chart_variation_words[at->row + 1]);
	if (matrix->columns[0] != XMR_ASSURANCE_NONE)
		string_buffer_format(out, "; %s", chart_assurance_words[at->column]);
}

static const struct line *line_of(const struct view_row *row)
{
	return row->item;
}

/* Those without a value last. */
static int by_value(const struct view_row *a, const struct view_row *b)
{
	double x = line_of(a)->item->row->value, y = line_of(b)->item->row->value;

	if (isnan(x) || isnan(y))
		return isnan(x) - isnan(y);
	return (x < y) - (x > y);
}

static int by_name(const struct view_row *a, const struct view_row *b)
{
	return strcmp(line_of(a)->name, line_of(b)->name);
}

static const struct view_sort sorts[] = {
	{"value", by_value},
	{"name", by_name},
	{.name = NULL},
};

const struct view_class icon_matrix = {
	.name = "icons",
	.empty = "No provider has this. h and l go to another cell, f takes any filter away.",
	.status_lines = 2,
	.sorts = sorts,
	.load = load,
	.title = title,
	.head_lines = HEAD_LINES,
	.draw_head = draw_head,
	.draw_row = draw_row,
	.plain_head = plain_head,
	.plain_row = plain_row,
	.status = status,
};
