/* View 6: where sources differ, or a figure does not add up, the serious ones first. */
#include <string.h>
#include <strings.h>

#include "concerned.h"
#include "parts.h"
#include "store/load_records.h"
#include "views/classes.h"

static struct view_row row_of(
	const struct difference *d, const struct concerned *concerned, struct arena *arena)
{
	struct view_row row = {d->id, d,
		{[FACET_KIND] = d->kind, [FACET_WEIGHT] = d->weight, [FACET_DOSSIER] = d->dossier}};

	for (enum facet facet = FACET_SECTOR; facet <= FACET_PLACE; facet++)
		row.facets[facet] = concerned_values(concerned, d->involves, facet, arena);
	return row;
}

static bool difference_list_load(struct view *view, struct store *store, struct error *error)
{
	const struct difference *differences;
	struct concerned concerned;
	size_t count;

	if (!load_differences(store, &view->arena, view->about, &differences, &count, error) ||
		!concerned_load(&concerned, store, &view->arena, error))
		return false;
	struct view_row *rows = arena_array(&view->arena, count, sizeof *rows);
	for (size_t i = 0; i < count; i++)
		rows[i] = row_of(&differences[i], &concerned, &view->arena);
	view->all = rows;
	view->all_count = count;
	return true;
}

static void difference_list_title(
	const struct view *view, struct string_buffer *left, struct string_buffer *right)
{
	string_buffer_add(left, "Differences");
	part_position(view, right);
}

enum {
	ONE_LINE = 72,	       /* cells from which one line holds weight, kind and text */
	BRIEF = 52,	       /* weight and text; below them two lines hold all */
	WITH_PARTNERSHIP = 92, /* without cutting a text of 40 cells */
	SPACIOUS = 140	       /* topic and text side by side */
};

enum { WEIGHT = 2, KIND = 12, TEXT = 31, PARTNERSHIP_CELLS = 17 };

static int difference_list_height(
	const struct view *view, const struct view_row *row, struct grid *grid, int width)
{
	(void)view, (void)row, (void)grid;
	return width < BRIEF ? 2 : 1;
}

/* A contradiction is the only kind in which both sides cannot be right. */
static enum style kind_style(const struct difference *difference)
{
	return strcmp(difference->kind, "contradiction") == 0 ? STYLE_MARK : STYLE_PLAIN;
}

static void draw_columns(
	const struct difference *d, const char *text, struct grid *grid, struct rect rect)
{
	bool wide = rect.columns >= WITH_PARTNERSHIP;
	bool brief = rect.columns < ONE_LINE;
	int text_column = brief ? KIND : TEXT;
	int partnership = rect.columns - PARTNERSHIP_CELLS - 1;
	int end = wide ? partnership - 2 : rect.columns - 1;

	grid_text(grid, rect.row, rect.column + WEIGHT, KIND - WEIGHT - 1, STYLE_PLAIN, d->weight);
	if (!brief)
		grid_text(grid, rect.row, rect.column + KIND, TEXT - KIND - 1, kind_style(d),
			d->kind);
	grid_text(grid, rect.row, rect.column + text_column, end - text_column, STYLE_PLAIN, text);
	if (wide)
		grid_text(grid, rect.row, rect.column + partnership, PARTNERSHIP_CELLS, STYLE_FAINT,
			d->partnership_name ? d->partnership_name
					    : grid_glyph_text(grid, GLYPH_NOT_SAID));
}

static void draw_two_lines(
	const struct difference *d, const char *text, struct grid *grid, struct rect rect)
{
	int width = rect.columns - 3;

	grid_text(grid, rect.row, rect.column + 2, width, STYLE_PLAIN, text);
	if (rect.rows > 1)
		grid_format(grid, rect.row + 1, rect.column + 2, width,
			kind_style(d) == STYLE_MARK ? STYLE_MARK : STYLE_FAINT, "%s, %s%s%s",
			d->weight, d->kind, d->partnership_name ? " · " : "",
			d->partnership_name ? d->partnership_name : "");
}

static void difference_list_draw_row(
	const struct view *view, const struct view_row *row, struct grid *grid, struct rect rect)
{
	const struct difference *d = row->item;
	struct string_buffer text = {0};

	(void)view;
	part_name(d->dossier, rect.columns < SPACIOUS ? d->short_name : d->name, &text);
	if (rect.columns >= SPACIOUS && strcmp(d->name, d->short_name) != 0)
		string_buffer_format(&text, ": %s", d->short_name);
	if (rect.columns < BRIEF)
		draw_two_lines(d, string_buffer_text(&text), grid, rect);
	else
		draw_columns(d, string_buffer_text(&text), grid, rect);
	string_buffer_free(&text);
}

static void difference_list_plain_row(
	const struct view *view, const struct view_row *row, struct string_buffer *out)
{
	const struct difference *d = row->item;

	(void)view;
	string_buffer_format(out, "%s, %s: ", d->weight, d->kind);
	part_name(d->dossier, d->name, out);
	if (strcmp(d->name, d->short_name) != 0)
		string_buffer_format(out, " (%s)", d->short_name);
	if (d->partnership_name)
		string_buffer_format(out, ", %s", d->partnership_name);
	string_buffer_add(out, "\n");
}

/* All of the note in one: it goes on in the second line. */
static void difference_list_status(
	const struct view *view, const struct view_row *row, int line, struct string_buffer *out)
{
	const struct difference *d = row->item;

	(void)view;
	if (line == 0)
		string_buffer_add(out, d->note ? d->note : d->working ? d->working : d->name);
}

static int weight_rank(const struct difference *difference)
{
	static const char *const weights[] = {"serious", "moderate", NULL};
	int rank = 0;

	while (weights[rank] && strcmp(weights[rank], difference->weight) != 0)
		rank++;
	return rank;
}

static int compare_weights(const struct view_row *a, const struct view_row *b)
{
	return weight_rank(a->item) - weight_rank(b->item);
}

static int compare_kinds(const struct view_row *a, const struct view_row *b)
{
	const struct difference *x = a->item, *y = b->item;

	return strcmp(x->kind, y->kind);
}

static int compare_names(const struct view_row *a, const struct view_row *b)
{
	const struct difference *x = a->item, *y = b->item;

	return strcasecmp(x->short_name, y->short_name);
}

static const struct view_sort sorts[] = {
	{"weight", compare_weights},
	{"kind", compare_kinds},
	{"name", compare_names},
	{NULL, NULL},
};

const struct view_class difference_list = {
	.name = "differences",
	.empty = "No difference between sources is recorded here.",
	.status_lines = 2,
	.sorts = sorts,
	.load = difference_list_load,
	.title = difference_list_title,
	.height = difference_list_height,
	.draw_row = difference_list_draw_row,
	.plain_row = difference_list_plain_row,
	.status = difference_list_status,
};
