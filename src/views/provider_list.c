/* View 1: the providers, or with narrow "all" every organisation: code, sector, figures,
 * partnerships. */
#include <stddef.h>
#include <string.h>
#include <strings.h>

#include "model/collection.h"
#include "parts.h"
#include "store/load_records.h"
#include "table.h"
#include "views/classes.h"

static bool shows_all(const struct view *view)
{
	return view->narrow != NULL && strcmp(view->narrow, "all") == 0;
}

static bool load(struct view *view, struct store *store, struct error *error)
{
	const struct organisation *organisations;
	struct view_row *rows;

	if (!load_organisations(
		    store, &view->arena, !shows_all(view), &organisations, &view->all_count, error))
		return false;
	rows = arena_array(&view->arena, view->all_count, sizeof *rows);
	for (size_t i = 0; i < view->all_count; i++) {
		const struct organisation *o = &organisations[i];

		rows[i] = (struct view_row){o->id, o,
			{[FACET_KIND] = o->kind,
				[FACET_SECTOR] = o->sector,
				[FACET_SPECIALTY] = o->specialties,
				[FACET_PLACE] = o->places,
				[FACET_DOSSIER] = o->dossier}};
	}
	view->all = rows;
	return true;
}

static void title(const struct view *view, struct string_buffer *left, struct string_buffer *right)
{
	string_buffer_add(left, shows_all(view) ? "Organisations" : "Providers");
	part_position(view, right);
}

static const char *short_name(const struct organisation *o)
{
	return o->short_name != NULL ? o->short_name : o->name;
}

static void add_name(const void *item, const struct grid *grid, struct string_buffer *out)
{
	const struct organisation *o = item;

	(void)grid;
	part_name(o->dossier, short_name(o), out);
}

static void add_figure_count(const void *item, const struct grid *grid, struct string_buffer *out)
{
	const struct organisation *o = item;

	(void)grid;
	string_buffer_format(out, "%zu", o->figures);
}

static void add_partnership_count(
	const void *item, const struct grid *grid, struct string_buffer *out)
{
	const struct organisation *o = item;

	(void)grid;
	string_buffer_format(out, "%zu", o->partnerships);
}

static void add_official(const void *item, const struct grid *grid, struct string_buffer *out)
{
	const struct organisation *o = item;

	if (o->has_measure)
		string_buffer_add(out, grid_glyph_text(grid, GLYPH_OFFICIAL));
}

enum {
	CODE = offsetof(struct organisation, code),
	SECTOR = offsetof(struct organisation, sector),
	KIND = offsetof(struct organisation, kind),
	SPECIALTIES = offsetof(struct organisation, specialties),
	PLACES = offsetof(struct organisation, places)
};

static const struct table_column columns[] = {
	{.cells = 17, .share = 3, .text = add_name},
	{.head = "code", .cells = 5, .from = 28, .member = CODE},
	{.head = "fig", .cells = 2, .from = 12, .right = true, .text = add_figure_count},
	{.cells = 1, .from = 24, .text = add_official},
	{.head = "sector", .cells = 11, .from = 44, .member = SECTOR},
	{.head = "partnerships",
		.cells = 12,
		.from = 60,
		.right = true,
		.text = add_partnership_count},
	{.head = "kind", .cells = 20, .share = 2, .from = 76, .member = KIND},
	{.head = "specialties", .cells = 22, .share = 2, .from = 110, .member = SPECIALTIES},
	{.head = "places", .cells = 20, .share = 3, .from = 140, .member = PLACES},
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

/* "InHealth Group, independent, NV1" */
static void add_identity(const struct organisation *o, struct string_buffer *out)
{
	string_buffer_add(out, o->name);
	if (o->sector != NULL)
		string_buffer_format(out, ", %s", o->sector);
	if (o->code != NULL)
		string_buffer_format(out, ", %s", o->code);
}

static void add_counts(const struct organisation *o, const char *between, struct string_buffer *out)
{
	string_buffer_format(out, "%s%zu partnership%s%s%zu figure%s", between, o->partnerships,
		o->partnerships == 1 ? "" : "s", between, o->figures, o->figures == 1 ? "" : "s");
}

static void plain_row(
	const struct view *view, const struct view_row *row, struct string_buffer *out)
{
	const struct organisation *o = row->item;

	(void)view;
	part_name(o->dossier, "", out);
	add_identity(o, out);
	add_counts(o, "; ", out);
	if (o->serious > 0)
		string_buffer_format(out, "; differs: %zu serious", o->serious);
	if (o->has_measure)
		string_buffer_add(out, "; official series could test it");
}

static void status(
	const struct view *view, const struct view_row *row, int line, struct string_buffer *out)
{
	const struct organisation *o = row->item;

	(void)view;
	(void)line;
	add_identity(o, out);
	add_counts(o, "   ", out);
	if (o->serious > 0)
		string_buffer_format(out, "   ≠ %zu serious", o->serious);
	string_buffer_add(out, o->has_measure ? "   ~ official: yes" : "");
}

static int compare_names(const struct view_row *a, const struct view_row *b)
{
	return strcasecmp(short_name(a->item), short_name(b->item));
}

static int compare_sectors(const struct view_row *a, const struct view_row *b)
{
	const struct organisation *x = a->item;
	const struct organisation *y = b->item;

	if (x->sector == NULL || y->sector == NULL)
		return (x->sector == NULL) - (y->sector == NULL);
	return strcmp(x->sector, y->sector);
}

static const struct view_sort sorts[] = {
	{"figures", NULL},
	{"name", compare_names},
	{"sector", compare_sectors},
	{NULL, NULL},
};

const struct view_class provider_list = {
	.name = "providers",
	.empty = "There is no provider in this database. `:import FOLDER` adds a dossier.",
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
