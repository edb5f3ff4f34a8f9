/* The rows of a view: loading, filtering, sorting, and which one is selected. */
#include "views/view.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

const char *const facet_names[FACET_COUNT] = {
	"kind", "weight", "sector", "specialty", "place", "icb", "region", "dossier"};

static char *copy_or_null(const char *text)
{
	return text != NULL ? memory_copy_string(text) : NULL;
}

void view_open(struct view *view, const struct view_class *class, const char *about)
{
	*view = (struct view){.class = class, .about = copy_or_null(about)};
}

void view_close(struct view *view)
{
	arena_free(&view->arena);
	free(view->about);
	free(view->narrow);
	for (int i = 0; i < FACET_COUNT; i++)
		free(view->filter[i]);
	*view = (struct view){0};
}

bool view_list_next(const char **list, const char **value, size_t *size)
{
	const char *end;

	if (*list == NULL || **list == '\0')
		return false;
	*value = *list;
	end = strstr(*list, "; ");
	*size = end != NULL ? (size_t)(end - *list) : strlen(*list);
	*list = end != NULL ? end + 2 : NULL;
	return true;
}

static bool list_has(const char *list, const char *wanted)
{
	const char *value;
	size_t size;

	while (view_list_next(&list, &value, &size))
		if (strlen(wanted) == size && memcmp(value, wanted, size) == 0)
			return true;
	return false;
}

static bool is_heading(const struct view_row *row)
{
	return row->id == NULL;
}

static bool is_filtered(const struct view *view)
{
	for (int i = 0; i < FACET_COUNT; i++)
		if (view->filter[i] != NULL)
			return true;
	return false;
}

static bool passes(const struct view *view, const struct view_row *row)
{
	for (int i = 0; i < FACET_COUNT; i++)
		if (view->filter[i] != NULL && !list_has(row->facets[i], view->filter[i]))
			return false;
	return true;
}

/* Headings stay as they are, but with a filter only where a row is left under them. */
static void choose_rows(struct view *view)
{
	bool filtered = is_filtered(view);
	const struct view_row *heading = NULL;

	view->count = 0;
	for (size_t i = 0; i < view->all_count; i++) {
		const struct view_row *row = &view->all[i];

		if (filtered && is_heading(row)) {
			heading = row;
		} else if (is_heading(row) || passes(view, row)) {
			if (heading != NULL)
				view->rows[view->count++] = heading;
			heading = NULL;
			view->rows[view->count++] = row;
		}
	}
}

/* The loaded order is that of the addresses, all rows being in one array. */
static bool stands_before(
	const struct view *view, const struct view_row *a, const struct view_row *b)
{
	const struct view_sort *sort = &view->class->sorts[view->sort];
	bool a_missing = view->class->missing != NULL && view->class->missing(view, a);
	bool b_missing = view->class->missing != NULL && view->class->missing(view, b);

	if (a_missing || b_missing)
		return b_missing && !a_missing;
	int order = sort->compare != NULL ? sort->compare(a, b) : a < b ? -1 : 1;

	return view->descending ? order > 0 : order < 0;
}

/* Merge sort: stable, and unlike qsort() it can be told what view it sorts. */
static void sort_rows(const struct view *view, const struct view_row **rows,
	const struct view_row **spare, size_t count)
{
	size_t half = count / 2;
	size_t left = 0;
	size_t right = half;

	if (count < 2)
		return;
	sort_rows(view, rows, spare, half);
	sort_rows(view, rows + half, spare, count - half);
	memcpy(spare, rows, count * sizeof(*rows));
	for (size_t i = 0; i < count; i++) {
		if (left < half &&
			(right == count || !stands_before(view, spare[right], spare[left])))
			rows[i] = spare[left++];
		else
			rows[i] = spare[right++];
	}
}

/* What stands between two headings is sorted by itself. */
static void sort_sections(struct view *view)
{
	const struct view_row **spare;

	if (view->class->sorts == NULL || view->count < 2)
		return;
	spare = memory_resize(NULL, view->count, sizeof(*spare));
	for (size_t from = 0, to; from < view->count; from = to + 1) {
		for (to = from; to < view->count && !is_heading(view->rows[to]);)
			to++;
		sort_rows(view, view->rows + from, spare, to - from);
	}
	free(spare);
}

/* An order that says nothing of any row would be told and not be there. */
static void settle_order(struct view *view)
{
	bool any = view->all_count == 0 || view->class->missing == NULL;

	for (size_t i = 0; i < view->all_count && !any; i++)
		any = !is_heading(&view->all[i]) && !view->class->missing(view, &view->all[i]);
	if (!any)
		view->sort = 0;
}

static void show_rows(struct view *view, const char *selected)
{
	settle_order(view);
	choose_rows(view);
	sort_sections(view);
	view->cursor = 0;
	if (selected == NULL || !view_select(view, selected)) {
		view->top = 0;
		view_move_end(view, view->class->from_end);
	}
}

static char *selected_id(const struct view *view)
{
	const struct view_row *row = view_selected(view);

	return row != NULL ? copy_or_null(row->id) : NULL;
}

static void show_again(struct view *view)
{
	char *selected = selected_id(view);

	if (view->rows != NULL)
		show_rows(view, selected);
	free(selected);
}

bool view_load(struct view *view, struct store *store, struct error *error)
{
	char *selected = selected_id(view);

	arena_empty(&view->arena);
	view->all = NULL;
	view->rows = NULL;
	view->data = NULL;
	view->all_count = view->count = 0;
	view->failed = !view->class->load(view, store, error);
	if (view->failed)
		view->all_count = 0;
	view->rows = arena_array(&view->arena, view->all_count, sizeof(*view->rows));
	show_rows(view, selected);
	free(selected);
	return !view->failed;
}

void view_set_about(struct view *view, const char *about)
{
	char *copy = copy_or_null(about); /* about may be an id that the view itself holds */

	free(view->about);
	view->about = copy;
	view->cursor = view->top = 0;
}

void view_set_filter(struct view *view, enum facet facet, const char *value)
{
	char *copy = copy_or_null(value);

	free(view->filter[facet]);
	view->filter[facet] = copy;
	show_again(view);
}

void view_set_sort(struct view *view, size_t sort, bool descending)
{
	view->sort = sort;
	view->descending = descending;
	show_again(view);
}

const struct view_row *view_selected(const struct view *view)
{
	const struct view_row *row = view->cursor < view->count ? view->rows[view->cursor] : NULL;

	return row != NULL && !is_heading(row) ? row : NULL;
}

bool view_select(struct view *view, const char *id)
{
	for (size_t i = 0; i < view->count; i++) {
		if (!is_heading(view->rows[i]) && strcmp(view->rows[i]->id, id) == 0) {
			view->cursor = i;
			return true;
		}
	}
	return false;
}

/* The next row in this direction that is no heading; from itself where there is none. */
static size_t neighbour(const struct view *view, size_t from, bool forward)
{
	size_t at = from;

	while (forward ? at + 1 < view->count : at > 0) {
		at = forward ? at + 1 : at - 1;
		if (!is_heading(view->rows[at]))
			return at;
	}
	return from;
}

void view_move(struct view *view, long rows)
{
	for (; rows != 0; rows += rows > 0 ? -1 : 1) {
		size_t next = neighbour(view, view->cursor, rows > 0);

		if (next == view->cursor)
			break;
		view->cursor = next;
	}
}

void view_move_end(struct view *view, bool last)
{
	if (view->count == 0) {
		view->cursor = 0;
		return;
	}
	view->cursor = last ? view->count - 1 : 0;
	if (is_heading(view->rows[view->cursor]))
		view->cursor = neighbour(view, view->cursor, !last);
}

static int compare_values(const void *a, const void *b)
{
	const struct facet_value *x = a;
	const struct facet_value *y = b;

	return strcmp(x->value, y->value);
}

static int compare_counts(const void *a, const void *b)
{
	const struct facet_value *x = a;
	const struct facet_value *y = b;

	return x->count != y->count ? (x->count < y->count ? 1 : -1) : strcmp(x->value, y->value);
}

/* Every value of every row, once each time it occurs; values NULL: only how many. */
static size_t collect_values(
	const struct view *view, enum facet facet, struct arena *arena, struct facet_value *values)
{
	size_t count = 0;

	for (size_t i = 0; i < view->all_count; i++) {
		const char *list = view->all[i].facets[facet];
		const char *value;
		size_t size;

		for (; view_list_next(&list, &value, &size); count++)
			if (values != NULL)
				values[count] =
					(struct facet_value){arena_bytes(arena, value, size), 1};
	}
	return count;
}

const struct facet_value *view_facet_values(
	const struct view *view, enum facet facet, struct arena *arena, size_t *count)
{
	size_t all = collect_values(view, facet, arena, NULL);
	struct facet_value *values = arena_array(arena, all, sizeof *values);

	*count = 0;
	collect_values(view, facet, arena, values);
	if (all > 0)
		qsort(values, all, sizeof *values, compare_values);
	for (size_t i = 0; i < all; i++) {
		if (*count > 0 && strcmp(values[*count - 1].value, values[i].value) == 0)
			values[*count - 1].count++;
		else
			values[(*count)++] = values[i];
	}
	if (*count > 0)
		qsort(values, *count, sizeof *values, compare_counts);
	return values;
}
