/* View 3: the figures that sources claim; pairs with both sides on one scale, the rest as printed.
 */
#include <assert.h>
#include <string.h>
#include <strings.h>

#include "analysis/change.h"
#include "measure_words.h"
#include "parts.h"
#include "store/load_records.h"
#include "views/classes.h"

static bool is_one_of(const struct metric *metric, const char *const *kinds)
{
	for (; *kinds; kinds++)
		if (strcmp(metric->kind, *kinds) == 0)
			return true;
	return false;
}

/* What `narrow` chooses between. Every kind stands in one of them, and a promise never beside a
 * result. */
static const struct preset {
	const char *name, *title;
	const char *const *kinds; /* NULL: all */
} presets[] = {
	{"pairs", "before and after, or compared",
		(const char *const[]){"before-after", "versus-comparator", NULL}},
	{"levels", "levels and counts: one figure each",
		(const char *const[]){"level", "count-to-date", "rate", "duration", "rank", NULL}},
	{"changes", "changes, without both sides", (const char *const[]){"change-only", NULL}},
	{"targets", "targets, projections and commitments: not results",
		(const char *const[]){"target", "projection", "commitment", NULL}},
	{"savings", "savings and costs", (const char *const[]){"saving", "cost", NULL}},
	{"all", "all, promises among them", NULL},
};

/* An unknown name is the default. */
static const struct preset *preset_of(const struct view *view)
{
	for (size_t i = 0; view->narrow && i < sizeof presets / sizeof *presets; i++)
		if (strcmp(presets[i].name, view->narrow) == 0)
			return &presets[i];
	return presets;
}

struct metric_data {
	size_t total; /* metrics there are, whatever the preset */
};

static struct view_row row_of(const struct metric *metric)
{
	return (struct view_row){metric->id, metric,
		{[FACET_KIND] = metric->kind,
			[FACET_SECTOR] = metric->sectors,
			[FACET_SPECIALTY] = metric->specialties,
			[FACET_PLACE] = metric->places,
			[FACET_DOSSIER] = metric->dossier}};
}

static bool is_of(const struct metric *metric, const struct partnership *partnership)
{
	return metric->partnership && strcmp(metric->partnership, partnership->id) == 0;
}

/* The partnerships in the order of their own list, each with its metrics together; then the metrics
 * of none. */
static bool metric_list_load(struct view *view, struct store *store, struct error *error)
{
	const struct preset *preset = preset_of(view);
	struct metric_data *data = arena_allocate(&view->arena, sizeof *data);
	const struct partnership *partnerships;
	const struct metric *metrics;
	size_t partnership_count, count = 0;

	if (!load_metrics(store, &view->arena, view->about, &metrics, &data->total, error) ||
		!load_partnerships(store, &view->arena, &partnerships, &partnership_count, error))
		return false;
	struct view_row *rows = arena_array(&view->arena, data->total, sizeof *rows);
	for (size_t p = 0; p <= partnership_count; p++)
		for (const struct metric *m = metrics; m < metrics + data->total; m++)
			if ((p < partnership_count ? is_of(m, &partnerships[p])
						   : !m->partnership) &&
				(!preset->kinds || is_one_of(m, preset->kinds)))
				rows[count++] = row_of(m);
	view->all = rows;
	view->all_count = count;
	view->data = data;
	return true;
}

static void metric_list_title(
	const struct view *view, struct string_buffer *left, struct string_buffer *right)
{
	const struct metric_data *data = view->data;

	string_buffer_format(left, "Metrics · %s", preset_of(view)->title);
	string_buffer_format(right, "%zu of %zu", view->count, data ? data->total : 0);
	part_narrowing(view, right);
}

/* Whether the source holds a bare figure looser in another place: a callout prints 5,300, the text
 * "around 5,300". */
static bool is_hedged_elsewhere(const struct quantity *quantity)
{
	return quantity->bound != quantity_printed_bound(quantity);
}

static void add_change(const struct metric *metric, bool brief, struct string_buffer *out)
{
	const struct quantity *earlier, *later;

	part_change(metric, brief, out);
	if (!brief && out->size && change_sides(metric, &earlier, &later) &&
		(is_hedged_elsewhere(earlier) || is_hedged_elsewhere(later)))
		string_buffer_add(out, " as printed");
}

/* What stands at the right edge of the first line. */
static void add_figure(const struct metric *metric, bool brief, struct string_buffer *out)
{
	if (part_pair_lines(metric))
		add_change(metric, brief, out);
	else
		part_figures(metric, out);
}

/* "MRI scans a year · Northumbria MRI" */
static void add_heading(const struct metric *metric, struct string_buffer *out)
{
	part_name(metric->dossier, metric->short_name, out);
	if (metric->partnership_name) {
		part_separate(out);
		string_buffer_add(out, metric->partnership_name);
	}
}

enum {
	ROOMY = 60,    /* cells from which the change is written out */
	SPACIOUS = 100 /* cells from which printed wordings and claimants stand beside the bars */
};

static void draw_heading(const struct metric *metric, struct grid *grid, struct rect rect)
{
	struct string_buffer left = {0}, right = {0};
	int edge = rect.columns >= ROOMY ? rect.columns - 3 : rect.columns - 1;

	add_heading(metric, &left);
	add_figure(metric, rect.columns < ROOMY, &right);
	int cells = right.size && edge >= 30 ? grid_width(grid, string_buffer_text(&right)) : 0;
	if (cells > edge * 2 / 3) /* words of a source may be long: the name keeps a third */
		cells = edge * 2 / 3;
	grid_text(grid, rect.row, rect.column + edge - cells, cells, STYLE_PLAIN,
		string_buffer_text(&right));
	int end = edge - cells - (cells ? 1 : 0);
	if (metric->differences && end > 4)
		grid_glyph(grid, rect.row, rect.column + --end, STYLE_MARK, GLYPH_DIFFERENCE);
	grid_text(grid, rect.row, rect.column + 2, end - 3, STYLE_PLAIN, string_buffer_text(&left));
	string_buffer_free(&left);
	string_buffer_free(&right);
}

/* "claimed by InHealth", where a claimant is named. */
static void add_claimant(const struct metric *metric, struct string_buffer *out)
{
	if (metric->claimed_by_name)
		string_buffer_format(out, "claimed by %s", metric->claimed_by_name);
}

/* The two sides as printed, beside their bars. */
static void draw_printed_sides(
	const struct metric *metric, struct grid *grid, struct rect rect, int column)
{
	const struct quantity *sides[2];

	if (!change_sides(metric, &sides[0], &sides[1]))
		return;
	for (int i = 0; i < 2 && i < rect.rows; i++)
		grid_format(grid, rect.row + i, rect.column + column, rect.columns - column - 1,
			STYLE_FAINT, "“%s”", sides[i]->printed);
}

static void draw_pair(const struct metric *metric, struct grid *grid, struct rect rect)
{
	struct part_pair layout = {.label = 4, .figures = 24, .bar = 34};

	if (rect.columns < ROOMY) {
		layout.label = 3;
		layout.figures = rect.columns < 40 ? rect.columns - 4 : 21;
		layout.bar = rect.columns < 40 ? 0 : rect.columns - 28;
	} else if (rect.columns < 66) {
		layout.bar = rect.columns - 32;
	}
	part_draw_pair(metric, &layout, grid, rect);
	if (rect.columns >= SPACIOUS)
		draw_printed_sides(metric, grid, rect, 67);
}

/* "target · “13 days from referral to report” · 2018" */
static void add_detail(const struct metric *metric, struct string_buffer *out)
{
	const struct quantity *value = part_main_value(metric);
	const char *claim = part_claim_word(metric);
	char date[32];

	if (claim)
		string_buffer_add(out, claim);
	if (value) {
		part_separate(out);
		part_printed(metric, out);
	}
	if (value && value->period.precision != DATE_UNDATED) {
		date_format(&value->period, date, sizeof date);
		part_separate(out);
		string_buffer_add(out, date);
	}
	if (value && value->scope) {
		part_separate(out);
		string_buffer_add(out, value->scope);
	}
}

static void draw_detail(const struct metric *metric, struct grid *grid, struct rect rect)
{
	struct string_buffer detail = {0}, claimant = {0};
	int width = rect.columns - 5;

	add_detail(metric, &detail);
	if (rect.columns >= SPACIOUS) {
		add_claimant(metric, &claimant);
		width -= 30;
		grid_text(grid, rect.row, rect.column + 4 + width + 2, 27, STYLE_FAINT,
			string_buffer_text(&claimant));
	}
	grid_text(grid, rect.row, rect.column + 4, width, STYLE_FAINT, string_buffer_text(&detail));
	string_buffer_free(&detail);
	string_buffer_free(&claimant);
}

static int metric_list_height(
	const struct view *view, const struct view_row *row, struct grid *grid, int width)
{
	const struct metric *metric = row->item;

	(void)view, (void)grid, (void)width;
	return part_pair_lines(metric) ? 1 + PART_PAIR_LINES : 2;
}

static void metric_list_draw_row(
	const struct view *view, const struct view_row *row, struct grid *grid, struct rect rect)
{
	const struct metric *metric = row->item;

	(void)view;
	draw_heading(metric, grid, rect);
	struct rect below = {rect.row + 1, rect.column, rect.rows - 1, rect.columns};
	if (below.rows > 0 && part_pair_lines(metric))
		draw_pair(metric, grid, below);
	else if (below.rows > 0)
		draw_detail(metric, grid, below);
}

static void metric_list_plain_row(
	const struct view *view, const struct view_row *row, struct string_buffer *out)
{
	const struct metric *metric = row->item;
	const char *claim = part_claim_word(metric);
	struct string_buffer change = {0};

	(void)view;
	part_name(metric->dossier, metric->name, out);
	if (metric->partnership_name)
		string_buffer_format(out, ", %s", metric->partnership_name);
	string_buffer_format(out, ": %s%s", claim ? claim : "", claim ? ", " : "");
	part_printed(metric, out);
	add_change(metric, false, &change);
	if (change.size)
		string_buffer_format(out, ". Change: %s", string_buffer_text(&change));
	string_buffer_add(out, ". Evidence: ");
	part_evidence_words(metric, out);
	if (metric->difference)
		string_buffer_format(out, ". Differs: %s", metric->difference);
	if (metric->measure) {
		string_buffer_add(out, ". Official series could test it: ");
		measure_words(metric->measure, metric->measure_function, out);
	}
	if (metric->claimed_by_name)
		string_buffer_format(out, ". Claimed by %s", metric->claimed_by_name);
	string_buffer_add(out, ".\n");
	string_buffer_free(&change);
}

static void metric_list_status(
	const struct view *view, const struct view_row *row, int line, struct string_buffer *out)
{
	const struct metric *metric = row->item;

	(void)view;
	if (line == 0) {
		part_evidence_words(metric, out);
		return;
	}
	if (metric->difference)
		string_buffer_format(
			out, "≠ %s%s", metric->difference, metric->measure ? "   " : "");
	if (metric->measure) {
		string_buffer_add(out, "~ ");
		measure_words(metric->measure, metric->measure_function, out);
	} else if (!metric->difference && metric->testable)
		string_buffer_add(out, metric->testable);
}

/* A metric of no partnership comes last. */
static int compare_text(const char *a, const char *b)
{
	if (!a || !b)
		return !a - !b;
	return strcasecmp(a, b);
}

static int compare_names(const struct view_row *a, const struct view_row *b)
{
	const struct metric *x = a->item, *y = b->item;

	return compare_text(x->short_name, y->short_name);
}

static int compare_partnerships(const struct view_row *a, const struct view_row *b)
{
	const struct metric *x = a->item, *y = b->item;

	return compare_text(x->partnership_name, y->partnership_name);
}

static int compare_kinds(const struct view_row *a, const struct view_row *b)
{
	const struct metric *x = a->item, *y = b->item;

	return strcmp(x->kind, y->kind);
}

static const struct view_sort sorts[] = {
	{"loaded", NULL},
	{"name", compare_names},
	{"partnership", compare_partnerships},
	{"kind", compare_kinds},
	{NULL, NULL},
};

const struct view_class metric_list = {
	.name = "metrics",
	.empty = "No figure of this kind is claimed here. Choose another kind, or all of them.",
	.status_lines = 2,
	.sorts = sorts,
	.load = metric_list_load,
	.title = metric_list_title,
	.height = metric_list_height,
	.draw_row = metric_list_draw_row,
	.plain_row = metric_list_plain_row,
	.status = metric_list_status,
};
