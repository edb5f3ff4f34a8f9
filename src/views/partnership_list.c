/* View 2: the partnerships, when each began, how many figures are claimed, which can be tested. */
#include <stddef.h>
#include <strings.h>

#include "model/collection.h"
#include "parts.h"
#include "store/load_records.h"
#include "table.h"
#include "text/cells.h"
#include "views/classes.h"

static bool load(struct view *view, struct store *store, struct error *error)
{
	const struct partnership *partnerships;
	struct view_row *rows;

	if (!load_partnerships(store, &view->arena, &partnerships, &view->all_count, error))
		return false;
	rows = arena_array(&view->arena, view->all_count, sizeof *rows);
	for (size_t i = 0; i < view->all_count; i++) {
		const struct partnership *p = &partnerships[i];

		rows[i] = (struct view_row){p->id, p,
			{[FACET_KIND] = p->kind,
				[FACET_SECTOR] = p->sectors,
				[FACET_SPECIALTY] = p->specialties,
				[FACET_PLACE] = p->places,
				[FACET_DOSSIER] = p->dossier}};
	}
	view->all = rows;
	return true;
}

static void title(const struct view *view, struct string_buffer *left, struct string_buffer *right)
{
	string_buffer_add(left, "Partnerships");
	part_position(view, right);
}

static void add_name(const void *item, const struct grid *grid, struct string_buffer *out)
{
	const struct partnership *p = item;

	(void)grid;
	part_name(p->dossier, p->short_name, out);
}

static void add_start(const void *item, const struct grid *grid, struct string_buffer *out)
{
	const struct partnership *p = item;

	if (p->start.year == 0)
		string_buffer_add(out, grid_glyph_text(grid, GLYPH_NOT_SAID));
	else
		string_buffer_format(out, "%d%s", p->start.year, p->start_worked_out ? "?" : "");
}

static void add_figure_count(const void *item, const struct grid *grid, struct string_buffer *out)
{
	const struct partnership *p = item;

	(void)grid;
	string_buffer_format(out, "%zu", p->figures);
}

static void add_official(const void *item, const struct grid *grid, struct string_buffer *out)
{
	const struct partnership *p = item;

	if (p->has_measure)
		string_buffer_add(out, grid_glyph_text(grid, GLYPH_OFFICIAL));
}

static void add_serious(const void *item, const struct grid *grid, struct string_buffer *out)
{
	const struct partnership *p = item;

	if (p->serious > 0)
		string_buffer_format(
			out, "%s %zu", grid_glyph_text(grid, GLYPH_DIFFERENCE), p->serious);
}

enum {
	PARTIES = offsetof(struct partnership, parties),
	KIND = offsetof(struct partnership, kind),
	SPECIALTIES = offsetof(struct partnership, specialties),
	PLACES = offsetof(struct partnership, places)
};

static const struct table_column columns[] = {
	{.cells = 17, .share = 1, .text = add_name},
	{.head = "since", .cells = 5, .from = 28, .right = true, .text = add_start},
	{.head = "fig", .cells = 2, .from = 12, .right = true, .text = add_figure_count},
	{.cells = 1, .from = 24, .text = add_official},
	{.head = "serious", .cells = 8, .from = 40, .text = add_serious},
	{.head = "who", .cells = 20, .share = 12, .from = 60, .member = PARTIES},
	{.head = "kind", .cells = 19, .from = 90, .member = KIND},
	{.head = "specialties", .cells = 22, .share = 1, .from = 120, .member = SPECIALTIES},
	{.head = "places", .cells = 20, .share = 2, .from = 150, .member = PLACES},
	{.cells = 0},
};

static void draw_head(const struct view *view, struct grid *grid, struct rect rect)
{
	(void)view;
	table_draw_head(columns, grid, rect);
}

static void draw_row(
	const struct view *view, const struct view_row *row, struct grid *grid, struct rect rect)
{
	(void)view;
	table_draw_row(columns, row->item, grid, rect);
}

static void add_since(const struct partnership *p, struct string_buffer *out)
{
	if (p->start.year == 0)
		string_buffer_add(out, ", year not said");
	else
		string_buffer_format(out, ", since %d%s", p->start.year,
			p->start_worked_out ? " (worked out)" : "");
}

static void plain_row(
	const struct view *view, const struct view_row *row, struct string_buffer *out)
{
	const struct partnership *p = row->item;

	(void)view;
	part_name(p->dossier, p->short_name, out);
	add_since(p, out);
	string_buffer_format(out, ", %zu figure%s", p->figures, p->figures == 1 ? "" : "s");
	if (p->parties != NULL)
		string_buffer_format(out, "; %s", p->parties);
	if (p->serious > 0)
		string_buffer_format(out, "; differs: %zu serious", p->serious);
	if (p->has_measure)
		string_buffer_add(out, "; official series could test it");
}

/* The parties, cut so that the signs after them are seen on 80 columns. */
static void add_parties(const char *parties, struct string_buffer *out)
{
	enum { MOST = 46 };
	size_t used;
	bool fits = cells_width(parties) <= MOST;

	string_buffer_add_bytes(out, parties, cells_fit(parties, fits ? MOST : MOST - 1, &used));
	string_buffer_add(out, fits ? "" : "…");
}

static void status(
	const struct view *view, const struct view_row *row, int line, struct string_buffer *out)
{
	const struct partnership *p = row->item;

	(void)view;
	(void)line;
	add_parties(p->parties != NULL ? p->parties : p->name, out);
	if (p->serious > 0)
		string_buffer_format(out, "   ≠ %zu serious", p->serious);
	string_buffer_add(out, p->has_measure ? "   ~ official: yes" : "");
}

static int compare_names(const struct view_row *a, const struct view_row *b)
{
	const struct partnership *x = a->item;
	const struct partnership *y = b->item;

	return strcasecmp(x->short_name, y->short_name);
}

/* Those whose year is not known last. */
static int compare_years(const struct view_row *a, const struct view_row *b)
{
	const struct partnership *x = a->item;
	const struct partnership *y = b->item;

	if (x->start.year == 0 || y->start.year == 0)
		return (x->start.year == 0) - (y->start.year == 0);
	return (x->start.year > y->start.year) - (x->start.year < y->start.year);
}

/* Most first. */
static int compare_differences(const struct view_row *a, const struct view_row *b)
{
	const struct partnership *x = a->item;
	const struct partnership *y = b->item;

	return (x->serious < y->serious) - (x->serious > y->serious);
}

static const struct view_sort sorts[] = {
	{"figures", NULL},
	{"name", compare_names},
	{"year", compare_years},
	{"differences", compare_differences},
	{NULL, NULL},
};

const struct view_class partnership_list = {
	.name = "partnerships",
	.empty = "There is no partnership in this database. `:import FOLDER` adds a dossier.",
	.status_lines = 1,
	.sorts = sorts,
	.load = load,
	.title = title,
	.head_lines = 1,
	.draw_head = draw_head,
	.draw_row = draw_row,
	.plain_row = plain_row,
	.status = status,
};
