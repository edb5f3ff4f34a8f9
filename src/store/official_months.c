/* Months of official statistics on their way in: which issue may replace which, rows, and what
 * follows from them. */
#include <assert.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "connection.h"
#include "model/month.h"
#include "official.h"

static const struct dataset datasets[] = {
	{"rtt", "RTT",
		1 << PART_ADMITTED | 1 << PART_NONADMITTED | 1 << PART_INCOMPLETE | 1 << PART_DTA |
			1 << PART_NEW | 1 << PART_ADJUSTED,
		true, false},
	{"ae", "A&E", 0, true, false},
	{"dm01", "DM01", 1 << PART_DIAGNOSTIC, true, false},
	{"cancer", "cancer waiting times", 0, true, false},
	{"published", "the published series", 0, false, false},
	{"other", "other figures", 0, false, true},
};

enum {
	DATASETS = sizeof datasets / sizeof *datasets,
	FUNCTIONS_MOST = 1 << 10, /* as many as the key of waits has room for (upgrade_2.sql) */
	BODIES_MOST = 1 << 20,
};

/* A month between its begin and its end; of dataset other there is one more for each item. */
struct open_month {
	struct open_month *next;
	struct official_month month; /* its strings are the arena's */
	struct official_scope scope;
	bool replaces; /* it was there */
	struct official_totals before;
};

/* A statement that is run for every row: its parameters are looked up once. */
struct row_statement {
	struct statement statement;
	int places[6];
};

struct official {
	struct arena arena;
	struct open_month *open;
	size_t by_item; /* open months of datasets by item */
	struct row_statement waits, figures;
};

const struct dataset *official_dataset(const char *name)
{
	for (size_t i = 0; i < DATASETS; i++)
		if (strcmp(datasets[i].name, name) == 0)
			return &datasets[i];
	return NULL;
}

const struct dataset *official_dataset_of_item(const char *item)
{
	for (size_t i = 0; i < DATASETS - 1; i++) {
		size_t size = strlen(datasets[i].name);

		if (strncmp(item, datasets[i].name, size) == 0 && item[size] == '.')
			return &datasets[i];
	}
	return &datasets[DATASETS - 1];
}

static void prepare_row(struct store *store, const char *name, const char *const *parameters,
	struct row_statement *out)
{
	out->statement = statement_begin(store, name);
	for (int i = 0; parameters[i] != NULL; i++)
		out->places[i] = statement_parameter(&out->statement, parameters[i]);
}

static struct official *official_of(struct store *store)
{
	static const char *const waits[] = {
		":month", ":part", ":function", ":body", ":bands", NULL};
	static const char *const figures[] = {
		":month", ":item", ":function", ":body", ":value", ":why", NULL};

	if (store->official == NULL) {
		store->official = memory_allocate(sizeof *store->official);
		prepare_row(store, "insert_waits", waits, &store->official->waits);
		prepare_row(store, "insert_figure", figures, &store->official->figures);
	}
	return store->official;
}

static void free_month(struct open_month *open)
{
	free(open->before.items);
	free(open);
}

void official_close(struct store *store)
{
	struct official *official = store->official;

	if (official == NULL)
		return;
	while (official->open != NULL) {
		struct open_month *open = official->open;

		official->open = open->next;
		free_month(open);
	}
	arena_free(&official->arena);
	free(official);
	store->official = NULL;
}

int vintage_rank(const char *vintage)
{
	int rank = 0;

	if (vintage == NULL || strncmp(vintage, "revised", 7) != 0)
		return vintage != NULL && strncmp(vintage, "provisional", 11) == 0 ? -1 : 0;
	if (vintage[7] != '-')
		return 1;
	for (const char *at = vintage + 8; *at >= '0' && *at <= '9' && rank < 1000; at++)
		rank = rank * 10 + (*at - '0');
	return rank > 1 ? rank : 1;
}

struct found_month {
	bool there, whole, built_in, by_test;
	char *vintage, *file;
};

static bool has_tests(struct store *store, int month, bool *has, struct error *error)
{
	struct statement statement = statement_begin(store, "find_waits_by_function");

	statement_bind_integer(&statement, ":month", month);
	statement_bind_integer(&statement, ":part", PART_DIAGNOSTIC);
	*has = statement_step(&statement);
	return statement_end(&statement, error);
}

/* What is there of a month in the place that another issue of it would take. */
static bool find_month(struct store *store, const char *key, const struct official_month *month,
	struct arena *arena, struct found_month *out, struct error *error)
{
	struct statement statement = statement_begin(store, "find_month");

	*out = (struct found_month){.there = false};
	statement_bind_text(&statement, ":dataset", key);
	statement_bind_integer(&statement, ":month", month->month);
	if (statement_step(&statement))
		*out = (struct found_month){.there = true,
			.whole = statement_integer(&statement, 2) != 0,
			.vintage = statement_copy(&statement, 1, arena),
			.file = statement_require(&statement, 3, arena),
			.built_in = statement_integer(&statement, 4) != 0};
	return statement_end(&statement, error) &&
	       (!month->only_totals || has_tests(store, month->month, &out->by_test, error));
}

static const char *issue_words(const char *vintage)
{
	return vintage != NULL ? vintage : "first issue";
}

const char *official_key_words(const char *key)
{
	const struct dataset *dataset = official_dataset(key);
	const char *item = strchr(key, ':');

	return dataset != NULL ? dataset->words : item != NULL ? item + 1 : key;
}

/* What a part of a month would take away; NULL: nothing. A built-in month has England, which no
 * part gives back, and providers that the part may not have. */
static const char *taken_away(
	const struct official_month *month, const char *key, const struct found_month *found)
{
	const struct dataset *dataset = official_dataset(key);

	if (month->whole)
		return NULL;
	if (found->whole)
		return "whole";
	return found->built_in && dataset != NULL && dataset->aggregates
		       ? "built in with all of England"
		       : NULL;
}

/* Why the month may not take the place of the one found; nothing where it may. */
static void explain_refusal(const struct official_month *month, const char *key,
	const struct found_month *found, struct string_buffer *why)
{
	const char *lost = taken_away(month, key, found);
	char name[9];

	if (!found->there || month->replace)
		return;
	month_format(month->month, name);
	if (month->only_totals && found->by_test)
		string_buffer_format(why,
			"it has totals only, and %s of %s is there by test (from %s): import the "
			"month's file by test; `concordat import --replace FILE` takes the totals "
			"all the same",
			official_key_words(key), name, found->file);
	else if (lost != NULL)
		string_buffer_format(why,
			"%s of %s is there %s (from %s), and this file has only a part of it: "
			"`concordat import --replace FILE` takes it all the same",
			official_key_words(key), name, lost, found->file);
	else if (vintage_rank(month->vintage) < vintage_rank(found->vintage))
		string_buffer_format(why,
			"%s of %s is there as a newer issue (%s, from %s) than this file (%s): "
			"`concordat import --replace FILE` takes the older one all the same",
			official_key_words(key), name, issue_words(found->vintage), found->file,
			issue_words(month->vintage));
}

static bool may_replace(const struct official_month *month, const char *key,
	const struct found_month *found, struct error *error)
{
	struct string_buffer why = {0};
	bool may;

	explain_refusal(month, key, found, &why);
	may = why.size == 0 || error_set(error, "%s", string_buffer_text(&why));
	string_buffer_free(&why);
	return may;
}

bool write_month_refusal(struct store *store, const struct official_month *month,
	struct string_buffer *why, struct error *error)
{
	struct found_month found;
	struct arena arena = {0};
	bool done = find_month(store, month->dataset, month, &arena, &found, error);

	if (done)
		explain_refusal(month, month->dataset, &found, why);
	arena_free(&arena);
	return done;
}

bool write_month_import(
	struct store *store, const char *dataset, int month, int64_t *import, struct error *error)
{
	struct statement statement = statement_begin(store, "find_month");

	*import = 0;
	statement_bind_text(&statement, ":dataset", dataset);
	statement_bind_integer(&statement, ":month", month);
	if (statement_step(&statement) && statement_integer(&statement, 4) == 0)
		*import = statement_integer(&statement, 0);
	return statement_end(&statement, error);
}

bool official_insert_month(struct store *store, const struct official_month *month, const char *key,
	struct error *error)
{
	struct statement statement = statement_begin(store, "insert_month");

	statement_bind_text(&statement, ":dataset", key);
	statement_bind_integer(&statement, ":month", month->month);
	statement_bind_integer(&statement, ":import", month->import);
	statement_bind_text(&statement, ":vintage", month->vintage);
	statement_bind_integer(&statement, ":whole", month->whole);
	if (!statement_run(&statement, error))
		return false;
	statement = statement_begin(store, "count_import_month");
	statement_bind_integer(&statement, ":id", month->import);
	return statement_run(&statement, error);
}

/* key: of the table months. Clears what was there, where that is allowed. */
static bool take_place(
	struct store *store, struct open_month *open, const char *key, struct error *error)
{
	struct found_month found;
	struct arena arena = {0};
	bool done = find_month(store, key, &open->month, &arena, &found, error) &&
		    may_replace(&open->month, key, &found, error);

	open->replaces = found.there;
	open->before.whole = found.whole;
	if (done && found.there)
		done = official_totals_read(store, &open->scope, &open->before, error) &&
		       official_delete(store, &open->scope, error);
	done = done && official_insert_month(store, &open->month, key, error);
	arena_free(&arena);
	return done;
}

static struct open_month *find_open(struct official *official, const struct official_scope *scope)
{
	for (struct open_month *open = official->open; open != NULL; open = open->next)
		if (open->scope.dataset == scope->dataset && open->scope.month == scope->month &&
			open->scope.item == scope->item)
			return open;
	return NULL;
}

static struct open_month *add_open(struct official *official, const struct official_month *month,
	const struct official_scope *scope)
{
	struct open_month *open = memory_allocate(sizeof *open);

	open->month = *month;
	open->month.dataset = scope->dataset->name;
	open->month.vintage = arena_string(&official->arena, month->vintage);
	open->scope = *scope;
	open->next = official->open;
	official->open = open;
	return open;
}

bool write_month_begin(struct store *store, const struct official_month *month, struct error *error)
{
	struct official_scope scope = {official_dataset(month->dataset), month->month, 0};
	struct official *official = official_of(store);
	struct open_month *open;

	assert(scope.dataset != NULL && find_open(official, &scope) == NULL);
	open = add_open(official, month, &scope);
	if (scope.dataset->by_item) {
		official->by_item++;
		return true;
	}
	return take_place(store, open, month->dataset, error);
}

static bool find_item_name(
	struct store *store, int64_t item, struct string_buffer *out, struct error *error)
{
	struct statement statement = statement_begin(store, "find_item");

	statement_bind_integer(&statement, ":number", item);
	if (statement_step(&statement) && statement_text(&statement, 0) != NULL)
		string_buffer_add(out, statement_text(&statement, 0));
	return statement_end(&statement, error);
}

/* The first figure of an item in a month that is begun by item. */
static bool begin_item(struct store *store, int month, int64_t item, struct error *error)
{
	struct official_scope scope = {&datasets[DATASETS - 1], month, 0};
	struct open_month *all = find_open(store->official, &scope);
	struct string_buffer key = {0};
	bool done;

	scope.item = item;
	if (all == NULL || find_open(store->official, &scope) != NULL)
		return true;
	string_buffer_add(&key, "other:");
	done = find_item_name(store, item, &key, error) &&
	       take_place(store, add_open(store->official, &all->month, &scope),
		       string_buffer_text(&key), error);
	string_buffer_free(&key);
	return done;
}

bool write_waits(struct store *store, int month, enum waits_part part, int64_t function,
	int64_t body, const unsigned char *blob, size_t size, struct error *error)
{
	struct row_statement *row = &official_of(store)->waits;

	if (function >= FUNCTIONS_MOST || body >= BODIES_MOST)
		return error_set(error, "there is no room for more than %d functions and %d codes",
			FUNCTIONS_MOST, BODIES_MOST);
	statement_put_integer(&row->statement, row->places[0], month);
	statement_put_integer(&row->statement, row->places[1], part);
	statement_put_integer(&row->statement, row->places[2], function);
	statement_put_integer(&row->statement, row->places[3], body);
	statement_put_bytes(&row->statement, row->places[4], blob, size);
	return statement_repeat(&row->statement, error);
}

bool write_figure(struct store *store, int month, int64_t item, int64_t function, int64_t body,
	double value, const char *why, struct error *error)
{
	struct official *official = official_of(store);
	struct row_statement *row = &official->figures;

	if (official->by_item > 0 && !begin_item(store, month, item, error))
		return false;
	statement_put_integer(&row->statement, row->places[0], month);
	statement_put_integer(&row->statement, row->places[1], item);
	statement_put_integer(&row->statement, row->places[2], function);
	statement_put_integer(&row->statement, row->places[3], body);
	statement_put_number(&row->statement, row->places[4], value);
	statement_put_text(&row->statement, row->places[5], isnan(value) ? why : NULL);
	return statement_repeat(&row->statement, error);
}

static bool end_month(struct store *store, struct open_month *open, struct string_buffer *report,
	struct error *error)
{
	if (open->month.whole && open->scope.dataset->aggregates &&
		!official_aggregate(store, &open->scope, error))
		return false;
	return !open->replaces ||
	       official_totals_compare(store, &open->scope, &open->before, report, error);
}

/* Of dataset other, this is the month itself and one of each item. */
bool write_month_end(struct store *store, const struct official_month *month,
	struct string_buffer *report, struct error *error)
{
	struct official *official = official_of(store);
	struct open_month **link = &official->open;
	const struct dataset *dataset = official_dataset(month->dataset);
	bool done = true;

	while (*link != NULL) {
		struct open_month *open = *link;

		if (open->scope.dataset != dataset || open->scope.month != month->month) {
			link = &open->next;
			continue;
		}
		done = done && end_month(store, open, report, error);
		official->by_item -= dataset->by_item && open->scope.item == 0;
		*link = open->next;
		free_month(open);
	}
	return done;
}
