/* The title of a pane: its name, and at the right how many rows, which, and in which order. */
#include "title.h"

#include <stddef.h>
#include <string.h>

#include "text/cells.h"

enum {
	FRAMES = 7,	    /* cells of the rule and spaces around two titles */
	FRAME = 4,	    /* around one */
	NAME_LEAST = 4,	    /* cells of the name that are worth a title of their own */
	TAIL_MOST = 14,	    /* cells of a name's end that stays whole */
	SUBJECT_LEAST = 10, /* cells of a subject that still tell it from others */
};

/* What a name and what stands at its right are put together with. */
static const char between[] = " · ";

static size_t count_filters(const struct view *view)
{
	size_t count = 0;

	for (int i = 0; i < FACET_COUNT; i++)
		count += view->filter[i] != NULL;
	return count;
}

static bool is_sorted(const struct view *view)
{
	return view->class->sorts != NULL && (view->sort > 0 || view->descending);
}

/* Rows are left out, or in another order than is expected. */
static bool is_narrowed(const struct view *view)
{
	return count_filters(view) > 0 || is_sorted(view);
}

/* Rows that are no headings. */
static size_t count_shown(const struct view *view)
{
	size_t count = 0;

	for (size_t i = 0; i < view->count; i++)
		count += view->rows[i]->id != NULL;
	return count;
}

size_t title_count_all(const struct view *view)
{
	size_t count = 0;

	for (size_t i = 0; i < view->all_count; i++)
		count += view->all[i].id != NULL;
	return count;
}

static void separate(struct string_buffer *out)
{
	if (out->size > 0)
		string_buffer_add(out, ", ");
}

static void add_filters(const struct view *view, struct string_buffer *out)
{
	size_t filters = count_filters(view);

	if (filters == 0)
		return;
	separate(out);
	string_buffer_format(out, "%zu filter%s", filters, filters == 1 ? "" : "s");
}

static void add_order(const struct view *view, struct string_buffer *out)
{
	if (view->sort > 0) {
		separate(out);
		string_buffer_format(out, "by %s", view->class->sorts[view->sort].name);
	}
	if (view->descending) {
		separate(out);
		string_buffer_add(out, "last first");
	}
}

/* "5 of 27, 2 filters, by year, last first" */
static void add_long(const struct view *view, struct string_buffer *out)
{
	string_buffer_format(out, "%zu", count_shown(view));
	if (count_filters(view) > 0)
		string_buffer_format(out, " of %zu", title_count_all(view));
	add_filters(view, out);
	if (is_sorted(view))
		add_order(view, out);
}

/* "5, 2 filters, by year, last first" */
static void add_short(const struct view *view, struct string_buffer *out)
{
	string_buffer_format(out, "%zu", count_shown(view));
	add_filters(view, out);
	if (is_sorted(view))
		add_order(view, out);
}

/* "5, 2 filters, sorted" */
static void add_brief(const struct view *view, struct string_buffer *out)
{
	string_buffer_format(out, "%zu", count_shown(view));
	add_filters(view, out);
	if (is_sorted(view))
		string_buffer_add(out, view->sort > 0 ? ", sorted" : ", last first");
}

/* "2 filters, sorted" */
static void add_least(const struct view *view, struct string_buffer *out)
{
	add_filters(view, out);
	if (!is_sorted(view))
		return;
	separate(out);
	string_buffer_add(out, "sorted");
}

static void (*const forms[])(const struct view *view, struct string_buffer *out) = {
	add_long, add_short, add_brief, add_least};

enum { FORM_COUNT = sizeof forms / sizeof *forms };

static bool has_room(struct grid *grid, int name, const char *right, int width)
{
	return name + grid_width(grid, right) + FRAMES <= width;
}

static void make_form(
	const struct view *view, int form, const char *subject, struct string_buffer *out)
{
	struct string_buffer rest = {0};

	forms[form](view, &rest);
	string_buffer_truncate(out, 0);
	string_buffer_format(out, "%s%s%s", subject,
		*subject != '\0' && rest.size > 0 ? between : "", string_buffer_text(&rest));
	string_buffer_free(&rest);
}

/* Leaves the longest form in `right` that has room beside so many cells of the name, or the
 * shortest; false: none has. */
static bool choose_form(struct grid *grid, const struct view *view, const char *subject, int name,
	int width, struct string_buffer *right)
{
	for (int form = 0; form < FORM_COUNT; form++) {
		make_form(view, form, subject, right);
		if (right->size > 0 && has_room(grid, name, string_buffer_text(right), width))
			return true;
	}
	return false;
}

/* The shortest form beside so many cells of the name, with as much of the subject as there is room
 * for; false: that is too little to tell it. */
static bool cut_subject(struct grid *grid, const struct view *view, const char *subject, int name,
	int width, struct string_buffer *right)
{
	const char *ellipsis = grid_glyph_text(grid, GLYPH_ELLIPSIS);
	struct string_buffer cut = {0};
	size_t used;
	int room;

	make_form(view, FORM_COUNT - 1, subject, right);
	room = width - FRAMES - name - grid_width(grid, string_buffer_text(right)) +
	       grid_width(grid, subject);
	if (room >= grid_width(grid, subject))
		return true;
	room -= grid_width(grid, ellipsis);
	if (room < SUBJECT_LEAST)
		return false;
	string_buffer_format(
		&cut, "%.*s%s", (int)cells_fit(subject, (size_t)room, &used), subject, ellipsis);
	make_form(view, FORM_COUNT - 1, string_buffer_text(&cut), right);
	string_buffer_free(&cut);
	return true;
}

/* The subject is what a reader must not be left to guess: what else the view would say beside it
 * goes first, then the name is cut, and then the subject itself. */
static bool fit_subject(struct grid *grid, const struct view *view, const char *subject, int name,
	int width, struct string_buffer *right)
{
	int half = name < width / 2 ? name : width / 2;
	int least = name < width * 3 / 8 ? name : width * 3 / 8;

	return choose_form(grid, view, subject, is_narrowed(view) ? half : name, width, right) ||
	       cut_subject(grid, view, subject, half, width, right) ||
	       cut_subject(grid, view, subject, least, width, right);
}

/* False where the name has the rule for itself. Where rows are left out or in another order, saying
 * so comes before the whole name. */
static bool fit(struct grid *grid, const struct view *view, const char *subject, int name,
	int width, struct string_buffer *right)
{
	int half = name < width / 2 ? name : width / 2;

	if (right->size == 0)
		return false;
	if (has_room(grid, half, string_buffer_text(right), width))
		return true;
	if (*subject != '\0' && fit_subject(grid, view, subject, name, width, right))
		return true;
	if (!is_narrowed(view))
		return view->class->sorts != NULL &&
		       choose_form(grid, view, "", name, width, right);
	return choose_form(grid, view, "", half, width, right) ||
	       choose_form(grid, view, "", NAME_LEAST, width, right);
}

/* The end of a name that says which: " · Jan 2026"; NULL where it ends in something longer. */
static const char *short_tail(struct grid *grid, const char *name)
{
	const char *tail = NULL;

	for (const char *at = name; (at = strstr(at, between)) != NULL; at += sizeof between - 1)
		tail = at;
	return tail != NULL && grid_width(grid, tail) <= TAIL_MOST ? tail : NULL;
}

/* Where a name has no room, what it begins with gives way, and not the month at its end. */
static void shorten(struct grid *grid, struct string_buffer *name, int room)
{
	const char *tail = short_tail(grid, string_buffer_text(name));
	struct string_buffer cut = {0};
	size_t used;
	int cells;

	if (tail == NULL || grid_width(grid, string_buffer_text(name)) <= room)
		return;
	cells = room - grid_width(grid, tail) -
		grid_width(grid, grid_glyph_text(grid, GLYPH_ELLIPSIS));
	if (cells < NAME_LEAST)
		return;
	string_buffer_format(&cut, "%.*s%s%s",
		(int)cells_fit(string_buffer_text(name), (size_t)cells, &used),
		string_buffer_text(name), grid_glyph_text(grid, GLYPH_ELLIPSIS), tail);
	string_buffer_truncate(name, 0);
	string_buffer_add(name, string_buffer_text(&cut));
	string_buffer_free(&cut);
}

void title_draw(struct grid *grid, const struct view *view, struct rect rect, bool strong)
{
	struct string_buffer left = {0}, right = {0}, subject = {0};

	view->class->title(view, &left, &right);
	if (view->class->subject != NULL)
		view->class->subject(view, &subject);
	bool both = fit(grid, view, string_buffer_text(&subject),
		grid_width(grid, string_buffer_text(&left)), rect.columns, &right);
	shorten(grid, &left,
		rect.columns -
			(both ? FRAMES + grid_width(grid, string_buffer_text(&right)) : FRAME));
	bool instead = !both && right.size > 0 && is_narrowed(view);

	grid_rule(grid, rect.row - 1, rect.column, rect.columns,
		string_buffer_text(instead ? &right : &left),
		both ? string_buffer_text(&right) : NULL, strong);
	string_buffer_free(&left);
	string_buffer_free(&right);
	string_buffer_free(&subject);
}
