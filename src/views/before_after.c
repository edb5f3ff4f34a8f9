/* Screen 1, right below: the pairs of one partnership with both sides on one scale, then its other
 * figures. */
#include <string.h>

#include "analysis/change.h"
#include "parts.h"
#include "store/load_records.h"
#include "views/classes.h"

enum {
	NAME_COLUMN = 1,
	SIDE_COLUMN = 3,
	SIDE_CELLS = 18,   /* label and figure */
	SIDE_NARROW = 14,  /* the same where the change has a line of its own */
	CHANGE_CELLS = 15, /* "over 55 % less" and a cell free after it */
	BAR_SHORTEST = 4,
	BAR_LONGEST = 40
};

struct summary {
	size_t pairs;
	const char *sentence; /* who claims all this; NULL: there is nothing */
};

static bool is_pair(const struct metric *metric)
{
	return part_pair_lines(metric) > 0;
}

/* The one name that all of them are claimed by, else NULL. */
static const char *only_claimant(const struct metric *metrics, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (metrics[i].claimed_by == NULL ||
			strcmp(metrics[i].claimed_by, metrics[0].claimed_by) != 0)
			return NULL;
	return metrics[0].claimed_by_name;
}

static const char *claim_sentence(struct arena *arena, const struct metric *metrics, size_t count)
{
	const char *claimant = count > 0 ? only_claimant(metrics, count) : NULL;
	size_t by_party = 0;

	for (size_t i = 0; i < count; i++)
		by_party += metrics[i].claimed_by_party;
	if (count == 0)
		return NULL;
	if (by_party == count && claimant != NULL)
		return arena_format(arena, "Every figure is claimed by %s, a party.", claimant);
	if (by_party == count)
		return "Every figure is claimed by a party.";
	if (by_party == 0 && claimant != NULL)
		return arena_format(arena, "Every figure is claimed by %s, not a party.", claimant);
	if (by_party == 0)
		return "No figure is claimed by a party.";
	return arena_format(arena, "%zu of %zu figures are claimed by a party.", by_party, count);
}

static struct view_row metric_row(const struct metric *metric)
{
	return (struct view_row){metric->id, metric,
		{[FACET_KIND] = metric->kind,
			[FACET_SECTOR] = metric->sectors,
			[FACET_SPECIALTY] = metric->specialties,
			[FACET_PLACE] = metric->places,
			[FACET_DOSSIER] = metric->dossier}};
}

/* Those with two sides or those without, in the order they were loaded. */
static size_t add_rows(
	struct view_row *rows, const struct metric *metrics, size_t count, bool pairs)
{
	size_t added = 0;

	for (size_t i = 0; i < count; i++)
		if (is_pair(&metrics[i]) == pairs)
			rows[added++] = metric_row(&metrics[i]);
	return added;
}

static bool load(struct view *view, struct store *store, struct error *error)
{
	struct summary *summary = arena_allocate(&view->arena, sizeof *summary);
	const struct metric *metrics;
	struct view_row *rows;
	size_t count;

	view->data = summary;
	if (!load_metrics(store, &view->arena, view->about, &metrics, &count, error))
		return false;
	rows = arena_array(&view->arena, count + 1, sizeof *rows);
	summary->sentence = claim_sentence(&view->arena, metrics, count);
	summary->pairs = add_rows(rows, metrics, count, true);
	view->all_count = summary->pairs;
	if (summary->pairs > 0 && summary->pairs < count)
		rows[view->all_count++] = (struct view_row){.item = "Other figures"};
	view->all_count += add_rows(rows + view->all_count, metrics, count, false);
	view->all = rows;
	return true;
}

static void title(const struct view *view, struct string_buffer *left, struct string_buffer *right)
{
	const struct summary *summary = view->data;

	string_buffer_add(
		left, summary != NULL && summary->pairs > 0 ? "Before → after" : "Figures");
	string_buffer_add(right, "as printed");
}

/* "target 13 days", "30,000 (2020)" */
static void add_figure(const struct metric *metric, struct string_buffer *out)
{
	const struct quantity *value = part_main_value(metric);
	char date[64];

	part_figures(metric, out);
	if (value == NULL || value->period.precision == DATE_UNDATED)
		return;
	date_format(&value->period, date, sizeof date);
	string_buffer_format(out, " (%s)", date);
}

/* Whether name and figure stand in one line, the sign of a difference between them. */
static bool is_one_line(const struct metric *metric, struct grid *grid, int width)
{
	struct string_buffer text = {0};
	int cells;

	part_name(metric->dossier, metric->short_name, &text);
	string_buffer_add(&text, metric->differences > 0 ? "    " : "  ");
	add_figure(metric, &text);
	cells = grid_width(grid, string_buffer_text(&text));
	string_buffer_free(&text);
	return cells <= width - NAME_COLUMN - 1;
}

/* Cells for a bar beside the change; fewer than BAR_SHORTEST: the change goes below it. */
static int bar_cells(int columns)
{
	int cells = columns - (SIDE_COLUMN + SIDE_CELLS + 2) - CHANGE_CELLS;

	return cells < BAR_LONGEST ? cells : BAR_LONGEST;
}

/* "+117 %" on a line of its own, in a pane too narrow for it beside the bar. */
static void change_below(const struct metric *metric, int columns, struct string_buffer *out)
{
	if (bar_cells(columns) < BAR_SHORTEST)
		part_change(metric, true, out);
}

static int pair_height(const struct metric *metric, int width)
{
	struct string_buffer change = {0};
	int lines = 1 + PART_PAIR_LINES + (metric->difference != NULL);

	change_below(metric, width, &change);
	lines += change.size > 0;
	string_buffer_free(&change);
	return lines;
}

static int height(const struct view *view, const struct view_row *row, struct grid *grid, int width)
{
	const struct metric *metric = row->item;

	(void)view;
	if (row->id == NULL)
		return 1;
	if (is_pair(metric))
		return pair_height(metric, width);
	return is_one_line(metric, grid, width) ? 1 : 2;
}

/* What is under the bars: the change where it has no place beside them, and what differs. */
static void draw_notes(const struct metric *metric, struct grid *grid, struct rect rect)
{
	int column = rect.column + SIDE_COLUMN;
	int room = rect.columns - SIDE_COLUMN - 1;
	int end = rect.row + rect.rows;
	struct string_buffer change = {0};

	change_below(metric, rect.columns, &change);
	if (change.size > 0 && rect.row < end)
		grid_text_right(
			grid, rect.row++, column, room, STYLE_PLAIN, string_buffer_text(&change));
	if (metric->difference != NULL && rect.row < end && room > 0) {
		grid_glyph(grid, rect.row, column, STYLE_MARK, GLYPH_DIFFERENCE);
		grid_text(grid, rect.row, column + 2, room - 2, STYLE_PLAIN, metric->difference);
	}
	string_buffer_free(&change);
}

static void draw_pair(const struct metric *metric, struct grid *grid, struct rect rect)
{
	enum { ABOVE = 1 + PART_PAIR_LINES };
	int bar = bar_cells(rect.columns);
	struct part_pair layout = {SIDE_COLUMN, SIDE_CELLS, bar, true};
	struct string_buffer name = {0};
	struct rect pair = {rect.row + 1, rect.column, rect.rows - 1, rect.columns};
	struct rect notes = {rect.row + ABOVE, rect.column, rect.rows - ABOVE, rect.columns};

	if (bar < BAR_SHORTEST)
		layout = (struct part_pair){SIDE_COLUMN, SIDE_NARROW, BAR_LONGEST, false};
	part_name(metric->dossier, metric->name, &name);
	grid_text(grid, rect.row, rect.column + NAME_COLUMN, rect.columns - NAME_COLUMN - 1,
		STYLE_PLAIN, string_buffer_text(&name));
	string_buffer_free(&name);
	part_draw_pair(metric, &layout, grid, pair);
	draw_notes(metric, grid, notes);
}

/* The figure ends at the right edge, of the second line where it does not fit beside the name. */
static void draw_figure(const struct metric *metric, struct grid *grid, struct rect rect)
{
	enum { SIGN = 2 }; /* cells for the sign of a difference and a space */
	struct string_buffer text = {0};
	int line = is_one_line(metric, grid, rect.columns) ? rect.row : rect.row + 1;
	int column = rect.column + NAME_COLUMN;
	int room = rect.columns - NAME_COLUMN - 1;
	int used;

	part_name(metric->dossier, metric->short_name, &text);
	grid_text(grid, rect.row, column, room, STYLE_PLAIN, string_buffer_text(&text));
	string_buffer_truncate(&text, 0);
	add_figure(metric, &text);
	if (line < rect.row + rect.rows) {
		used = grid_text_right(grid, line, column + SIGN, room - SIGN, STYLE_PLAIN,
			string_buffer_text(&text));
		if (metric->differences > 0 && used > 0)
			grid_glyph(grid, line, column + room - used - SIGN, STYLE_MARK,
				GLYPH_DIFFERENCE);
	}
	string_buffer_free(&text);
}

static void draw_row(
	const struct view *view, const struct view_row *row, struct grid *grid, struct rect rect)
{
	(void)view;
	if (row->id == NULL)
		grid_text(grid, rect.row, rect.column + NAME_COLUMN, rect.columns - NAME_COLUMN - 1,
			STYLE_FAINT, row->item);
	else if (is_pair(row->item))
		draw_pair(row->item, grid, rect);
	else
		draw_figure(row->item, grid, rect);
}

static void draw_foot(const struct view *view, struct grid *grid, struct rect rect)
{
	const struct summary *summary = view->data;

	grid_text(grid, rect.row, rect.column + NAME_COLUMN, rect.columns - NAME_COLUMN - 1,
		STYLE_PLAIN, summary->sentence);
}

/* "target: “13 days from referral to report”" */
static void add_wording(const struct metric *metric, struct string_buffer *out)
{
	if (part_claim_word(metric) != NULL)
		string_buffer_format(out, "%s: ", part_claim_word(metric));
	part_printed(metric, out);
}

static void plain_row(
	const struct view *view, const struct view_row *row, struct string_buffer *out)
{
	const struct metric *metric = row->item;
	struct string_buffer change = {0};

	(void)view;
	if (row->id == NULL) {
		string_buffer_add(out, row->item);
		return;
	}
	part_name(metric->dossier, metric->name, out);
	string_buffer_add(out, ": ");
	add_wording(metric, out);
	part_change(metric, false, &change);
	if (change.size > 0)
		string_buffer_format(out, "; change: %s", string_buffer_text(&change));
	if (metric->difference != NULL)
		string_buffer_format(out, "; differs: %s", metric->difference);
	if (metric->measure != NULL)
		string_buffer_add(out, "; official series could test it");
	string_buffer_free(&change);
}

static void status(
	const struct view *view, const struct view_row *row, int line, struct string_buffer *out)
{
	const struct metric *metric = row->item;

	(void)view;
	(void)line;
	add_wording(metric, out);
	string_buffer_add(out, out->size > 0 ? "   " : "");
	part_evidence_words(metric, out);
}

const struct view_class before_after = {
	.name = "figures",
	.empty = "No source states a figure here.",
	.status_lines = 1,
	.load = load,
	.title = title,
	.foot_lines = 1,
	.draw_foot = draw_foot,
	.height = height,
	.draw_row = draw_row,
	.plain_row = plain_row,
	.status = status,
};
