/* What `/` finds: every row of every kind that holds the words typed, best first. */
#include <string.h>

#include "model/month.h"
#include "parts.h"
#include "store/search.h"
#include "text/fold.h"
#include "views/classes.h"
#include "views/official_id.h"

struct search_data {
	const char *corrected; /* the words searched for instead, or NULL */
	const char *folded;    /* the words that matched, as they are compared */
};

static const char *folded_copy(struct arena *arena, const char *text)
{
	struct string_buffer folded = {0};

	fold_text(text, strlen(text), &folded);
	const char *copy = arena_string(arena, string_buffer_text(&folded));
	string_buffer_free(&folded);
	return copy;
}

/* What official files alone know is opened as an official number is; what the collection has too,
 * as its record. */
static const char *id_of(struct arena *arena, const struct hit *hit)
{
	static const char *const kinds[] = {"provider", "ICB", "region"};

	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
		if (strcmp(hit->kind, kinds[i]) == 0)
			return strcmp(hit->record, hit->id) != 0
				       ? hit->record
				       : official_id_make(
						 arena, &(struct official_id){.who = hit->id,
								.month = MONTH_NONE});
	return hit->id;
}

static bool search_results_load(struct view *view, struct store *store, struct error *error)
{
	struct search_data *data = arena_allocate(&view->arena, sizeof *data);
	struct search_result result;
	const char *words = view->about ? view->about : "";

	if (!search_run(&store, 1, words, 0, &view->arena, &result, error))
		return false;
	struct view_row *rows = arena_array(&view->arena, result.count, sizeof *rows);
	for (size_t i = 0; i < result.count; i++)
		rows[i] = (struct view_row){id_of(&view->arena, &result.hits[i]), &result.hits[i],
			{[FACET_KIND] = result.hits[i].kind,
				[FACET_DOSSIER] = result.hits[i].dossier}};
	data->corrected = result.corrected;
	data->folded = folded_copy(&view->arena, result.corrected ? result.corrected : words);
	view->all = rows;
	view->all_count = result.count;
	view->data = data;
	return true;
}

static void search_results_title(
	const struct view *view, struct string_buffer *left, struct string_buffer *right)
{
	const struct search_data *data = view->data;
	const char *words = view->about ? view->about : "";

	if (data && data->corrected)
		string_buffer_format(
			left, "Search: nothing for “%s”; showing %s", words, data->corrected);
	else
		string_buffer_format(left, "Search: %s", words);
	string_buffer_format(right, "%zu hit%s", view->count, view->count == 1 ? "" : "s");
	for (size_t i = 0; i < FACET_COUNT; i++)
		if (view->filter[i])
			string_buffer_format(right, ", %s", view->filter[i]);
}

/* True where the folded word begins with one of the folded words searched for. */
static bool is_match(const char *words, const char *word)
{
	size_t size;

	for (; *words; words += size + (words[size] == ' ')) {
		size = strcspn(words, " ");
		if (size && strncmp(word, words, size) == 0)
			return true;
	}
	return false;
}

/* Draws the text, with its words that match in bold. */
static void draw_matches(
	struct grid *grid, struct rect rect, enum style style, const char *words, const char *text)
{
	struct string_buffer before = {0}, word = {0}, folded = {0};

	grid_text(grid, rect.row, rect.column, rect.columns, style, text);
	for (size_t at = 0, size; text[at]; at += size + (text[at + size] == ' ')) {
		size = strcspn(text + at, " ");
		string_buffer_truncate(&before, 0);
		string_buffer_truncate(&word, 0);
		string_buffer_truncate(&folded, 0);
		string_buffer_add_bytes(&before, text, at);
		string_buffer_add_bytes(&word, text + at, size);
		int offset = grid_width(grid, string_buffer_text(&before));
		int cells = grid_width(grid, string_buffer_text(&word));
		if (offset + cells > rect.columns)
			break;
		fold_text(text + at, size, &folded);
		if (is_match(words, string_buffer_text(&folded)))
			grid_style(grid, (struct rect){rect.row, rect.column + offset, 1, cells},
				STYLE_STRONG);
	}
	string_buffer_free(&before);
	string_buffer_free(&word);
	string_buffer_free(&folded);
}

enum { KIND_BESIDE = 60, KIND_CELLS = 14 /* "corroboration" is the longest */ };

static int search_results_height(
	const struct view *view, const struct view_row *row, struct grid *grid, int width)
{
	const struct hit *hit = row->item;

	(void)view, (void)grid;
	return hit->context || width < KIND_BESIDE ? 2 : 1;
}

static void search_results_draw_row(
	const struct view *view, const struct view_row *row, struct grid *grid, struct rect rect)
{
	const struct hit *hit = row->item;
	const struct search_data *data = view->data;
	bool beside = rect.columns >= KIND_BESIDE;
	int column = rect.column + 2 + (beside ? KIND_CELLS : 0);
	struct rect line = {rect.row, column, 1, rect.columns - (column - rect.column) - 1};
	struct string_buffer text = {0};

	if (beside)
		grid_text(grid, rect.row, rect.column + 2, KIND_CELLS - 1, STYLE_FAINT, hit->kind);
	part_name(hit->dossier, hit->name, &text);
	draw_matches(grid, line, STYLE_PLAIN, data->folded, string_buffer_text(&text));
	string_buffer_truncate(&text, 0);
	if (!beside)
		string_buffer_add(&text, hit->kind);
	if (hit->context) {
		part_separate(&text);
		string_buffer_add(&text, hit->context);
	}
	line.row++;
	if (rect.rows > 1)
		draw_matches(grid, line, STYLE_FAINT, data->folded, string_buffer_text(&text));
	string_buffer_free(&text);
}

static void search_results_plain_row(
	const struct view *view, const struct view_row *row, struct string_buffer *out)
{
	const struct hit *hit = row->item;

	(void)view;
	string_buffer_format(out, "%s: ", hit->kind);
	part_name(hit->dossier, hit->name, out);
	if (hit->context)
		string_buffer_format(out, " (%s)", hit->context);
	string_buffer_format(out, " [%s]\n", hit->id);
}

static void search_results_status(
	const struct view *view, const struct view_row *row, int line, struct string_buffer *out)
{
	const struct hit *hit = row->item;

	(void)view, (void)line;
	string_buffer_format(out, "%s · %s", hit->kind, hit->context ? hit->context : hit->name);
}

const struct view_class search_results = {
	.name = "search",
	.empty = "Nothing found. Every word must occur, the last one may be the beginning of one: "
		 "\"mri wait\", "
		 "\"northum\", \"11,500\", \"RTF\". Try fewer or shorter words.",
	.status_lines = 1,
	.load = search_results_load,
	.title = search_results_title,
	.height = search_results_height,
	.draw_row = search_results_draw_row,
	.plain_row = search_results_plain_row,
	.status = search_results_status,
};
