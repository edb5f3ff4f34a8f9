/* Full-text search over one or several databases, and finding the row a person names. */
#include "store/search.h"

#include <stdlib.h>
#include <string.h>

#include "model/dossier_table.h"
#include "named.h"
#include "naming.h"
#include "query.h"
#include "rows.h"
#include "search_bodies.h"
#include "spelling.h"
#include "statement.h"
#include "store/write_rows.h"

enum {
	CONTEXT_BEFORE = 30, /* bytes shown before the match, and in all */
	CONTEXT_ALL = 110,
	BODY_WEIGHT = 12, /* of a body of official statistics, see kind_weight() */
};

/* Tiers of hits, best first; bm25 orders within each and stays far below STEP. */
enum tier {
	TIER_CALLED, /* the row is called exactly what was typed */
	TIER_NAME,   /* all words are in its name */
	TIER_TEXT,
	TIER_STEP = 1000,
};

struct found {
	struct hit hit;
	struct store *store;
	bool named; /* its own name holds the match, so that no context is needed */
};

struct list {
	struct found *items;
	size_t count, capacity;
};

static void list_add(struct list *list, const struct found *item)
{
	if (list->count == list->capacity) {
		list->capacity = list->capacity * 2 + 64;
		list->items = memory_resize(list->items, list->capacity, sizeof *list->items);
	}
	list->items[list->count++] = *item;
}

static const char *singular_of(const char *kind)
{
	const struct dossier_table *table = kind != NULL ? dossier_table_named(kind) : NULL;

	return table != NULL ? table->singular : "row";
}

/* What people look for most comes first among hits that match as well; a step outweighs a usual
 * difference of bm25. */
static double kind_weight(const char *kind)
{
	static const struct {
		const char *kind;
		double weight;
	} weights[] = {{"partnerships", 0}, {"organisations", 3}, {"aliases", 3}, {"codes", 3},
		{"values", 5}, {"metrics", 6}, {"events", 6}, {"wordings", 7}, {"differences", 9},
		{"facts", 9}, {"sides", 10}};

	for (size_t i = 0; kind != NULL && i < sizeof weights / sizeof *weights; i++)
		if (strcmp(kind, weights[i].kind) == 0)
			return weights[i].weight;
	return 12;
}

/* Rows of search_match. A row that belongs to another is shown under that one's name. */
static bool collect(struct store *store, const char *match, enum tier tier, struct arena *arena,
	struct list *out, struct error *error)
{
	struct statement statement = statement_begin(store, "search_match");

	statement_bind_text(&statement, ":match", match);
	while (statement_step(&statement)) {
		bool belongs = !statement_is_null(&statement, 4);
		struct found found = {.store = store, .named = !belongs && tier != TIER_TEXT};

		found.hit.id = statement_require(&statement, 0, arena);
		found.hit.kind = singular_of(statement_text(&statement, 1));
		found.hit.dossier = statement_require(&statement, 2, arena);
		found.hit.name = statement_require(
			&statement, belongs && !statement_is_null(&statement, 5) ? 5 : 3, arena);
		found.hit.record = belongs ? statement_copy(&statement, 4, arena) : found.hit.id;
		found.hit.rank = tier * (double)TIER_STEP +
				 kind_weight(statement_text(&statement, 1)) +
				 statement_number(&statement, 6);
		list_add(out, &found);
	}
	return statement_end(&statement, error);
}

static int compare_ids(const void *left, const void *right)
{
	return strcmp(((const struct found *)left)->hit.id, ((const struct found *)right)->hit.id);
}

/* Hits in names come twice, once as hits anywhere: of each id the first, better one stays. */
static void drop_repeated(struct list *list, size_t names, size_t first)
{
	size_t kept = first + names;

	if (list->count == 0)
		return;
	qsort(list->items + first, names, sizeof *list->items, compare_ids);
	for (size_t i = first + names; i < list->count; i++)
		if (bsearch(&list->items[i], list->items + first, names, sizeof *list->items,
			    compare_ids) == NULL)
			list->items[kept++] = list->items[i];
	list->count = kept;
}

static bool find_in(struct store *store, const struct query *query, struct arena *arena,
	struct list *out, struct error *error)
{
	struct string_buffer names = {0}, anywhere = {0};
	size_t first = out->count, named;
	bool done;

	query_match_names(query, &names);
	query_match_anywhere(query, &anywhere);
	done = collect(store, string_buffer_text(&names), TIER_NAME, arena, out, error);
	named = out->count - first;
	done = done && collect(store, string_buffer_text(&anywhere), TIER_TEXT, arena, out, error);
	drop_repeated(out, named, first);
	string_buffer_free(&names);
	string_buffer_free(&anywhere);
	return done;
}

static bool holds_record(const struct list *list, const char *record)
{
	for (size_t i = 0; i < list->count; i++)
		if (strcmp(list->items[i].hit.record, record) == 0)
			return true;
	return false;
}

/* Behind what the collection has of the same words, and not where it has it itself. */
static bool find_bodies(struct store *store, const struct query *query, struct arena *arena,
	struct list *out, struct error *error)
{
	struct hit *hits;
	size_t count;
	bool done = search_bodies(store, query, arena, &hits, &count, error);

	for (size_t i = 0; i < count; i++) {
		struct found found = {.store = store, .hit = hits[i], .named = true};

		if (strcmp(hits[i].record, hits[i].id) != 0 && holds_record(out, hits[i].record))
			continue;
		found.hit.rank = hits[i].rank < 0 ? -TIER_STEP + 1
						  : TIER_NAME * (double)TIER_STEP + BODY_WEIGHT;
		list_add(out, &found);
	}
	return done;
}

static bool find_everywhere(struct store *const *stores, size_t store_count,
	const struct query *query, struct arena *arena, struct list *out, struct error *error)
{
	bool done = true;

	for (size_t i = 0; done && i < store_count; i++)
		done = connection_verify(stores[i], error) &&
		       find_in(stores[i], query, arena, out, error) &&
		       find_bodies(stores[i], query, arena, out, error);
	return done;
}

static struct found *find_hit(const struct list *list, const struct store *store, const char *id)
{
	for (size_t i = 0; i < list->count; i++)
		if (list->items[i].store == store && strcmp(list->items[i].hit.id, id) == 0)
			return &list->items[i];
	return NULL;
}

/* A row as a hit by its name alone. */
static bool make_hit(struct store *store, const struct named *called, struct arena *arena,
	struct found *out, struct error *error)
{
	struct statement statement = statement_begin(store, "find_record");

	*out = (struct found){.store = store,
		.named = true,
		.hit = {.id = called->id, .kind = called->kind, .name = called->name}};
	statement_bind_text(&statement, ":id", called->id);
	if (statement_step(&statement)) {
		out->hit.dossier = statement_require(&statement, 1, arena);
		out->hit.record = statement_copy(&statement, 4, arena);
	}
	if (out->hit.record == NULL)
		out->hit.record = called->id;
	return statement_end(&statement, error);
}

/* A row that is called exactly so comes first, even where it is its code that says so, which is a
 * row of its own. */
static bool promote_called(struct store *store, const char *typed, struct arena *arena,
	struct list *list, struct error *error)
{
	const struct named *called;
	size_t count;

	if (!named_exactly(store, typed, arena, &called, &count, error))
		return false;
	for (size_t i = 0; i < count; i++) {
		struct found *present = find_hit(list, store, called[i].id), missing;

		if (present == NULL) {
			if (!make_hit(store, &called[i], arena, &missing, error))
				return false;
			list_add(list, &missing);
			present = &list->items[list->count - 1];
		}
		present->hit.rank = -TIER_STEP;
	}
	return true;
}

static int compare_ranks(const void *left, const void *right)
{
	const struct hit *a = &((const struct found *)left)->hit,
			 *b = &((const struct found *)right)->hit;
	int order = (a->rank > b->rank) - (a->rank < b->rank);

	return order != 0 ? order : strcmp(a->id, b->id);
}

/* The text around a place in it, cut at spaces. */
static const char *cut_around(const char *text, size_t at, struct arena *arena)
{
	size_t size = strlen(text), start = 0, end = size;

	if (size <= CONTEXT_ALL)
		return arena_string(arena, text);
	if (at > CONTEXT_BEFORE)
		start = at - CONTEXT_BEFORE + strcspn(text + at - CONTEXT_BEFORE, " ");
	start = start > at ? at : start + strspn(text + start, " ");
	if (size - start > CONTEXT_ALL) {
		end = start + CONTEXT_ALL;
		while (end > start + CONTEXT_ALL / 2 && text[end] != ' ')
			end--;
		while (end > start && ((unsigned char)text[end] & 0xC0) == 0x80)
			end--;
	}
	return arena_format(arena, "%s%.*s%s", start > 0 ? "… " : "", (int)(end - start),
		text + start, end < size ? " …" : "");
}

/* The field with most of the words, around the first of them. A bare number says less than the
 * field that prints it. */
static const char *context_of(
	const struct row *row, const struct query *query, bool belongs, struct arena *arena)
{
	const char *best = NULL;
	size_t best_count = 0, best_at = 0;

	for (size_t i = 0; row->table->columns[i].name != NULL; i++) {
		const struct column *column = &row->table->columns[i];
		size_t at, count;

		if (row->fields[i] == NULL || column->type == COLUMN_NUMBER ||
			!(naming_is_text(row->table, column) ||
				(belongs && naming_is_name(row->table, column))))
			continue;
		count = query_find(query, row->fields[i], &at);
		if (best == NULL || count > best_count) {
			best = row->fields[i];
			best_count = count;
			best_at = at;
		}
	}
	return best != NULL ? cut_around(best, best_at, arena) : NULL;
}

static bool add_contexts(
	struct list *list, const struct query *query, struct arena *arena, struct error *error)
{
	for (size_t i = 0; i < list->count; i++) {
		struct found *found = &list->items[i];
		const char *kind =
			found->named ? NULL : write_find(found->store, found->hit.id, NULL);
		struct row row;

		if (kind == NULL)
			continue;
		if (!rows_load(found->store, arena, dossier_table_named(kind), found->hit.id, &row,
			    error))
			return false;
		found->hit.context =
			context_of(&row, query, found->hit.record != found->hit.id, arena);
	}
	return true;
}

static void publish(const struct list *list, struct arena *arena, struct search_result *out)
{
	struct hit *hits = arena_array(arena, list->count, sizeof *hits);

	for (size_t i = 0; i < list->count; i++)
		hits[i] = list->items[i].hit;
	out->hits = hits;
	out->count = list->count;
}

bool search_run(struct store *const *stores, size_t store_count, const char *query_typed,
	size_t limit, struct arena *arena, struct search_result *out, struct error *error)
{
	struct query query = query_parse(query_typed, arena);
	struct list list = {NULL, 0, 0};
	bool done = true, changed = false;

	*out = (struct search_result){NULL, 0, NULL};
	if (query.count > 0)
		done = find_everywhere(stores, store_count, &query, arena, &list, error);
	for (size_t i = 0; done && i < store_count; i++)
		done = promote_called(stores[i], query_typed, arena, &list, error);
	if (done && list.count == 0)
		done = spelling_correct(stores, store_count, &query, arena, &changed, error);
	if (done && changed)
		done = find_everywhere(stores, store_count, &query, arena, &list, error);
	if (done && changed && list.count > 0)
		out->corrected = query_text(&query, arena);
	if (list.count > 0)
		qsort(list.items, list.count, sizeof *list.items, compare_ranks);
	list.count = limit > 0 && list.count > limit ? limit : list.count;
	done = done && add_contexts(&list, &query, arena, error);
	if (done)
		publish(&list, arena, out);
	free(list.items);
	return done;
}
