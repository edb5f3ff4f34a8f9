/* Gathering what a file holds: names become numbers, rows of one key come together. */
#include "harvest.h"

#include <assert.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

/* A hash table of codes, FNV-1a, doubled when it is half full: the first byte of a key says what
 * it is of. */
struct harvest_index {
	struct code_entry {
		const char *key;
		size_t number;
	} * entries;
	size_t capacity, count;
};

/*
 * Where figures and waits that are added up, or months, stand by their keys: open addressing,
 * doubled when it is half full.
 */
struct harvest_keys {
	struct key {
		uint32_t month, what, function, body, commissioner; /* what: item, or ~part */
		uint32_t place;					    /* + 1; 0: free */
	} * entries;
	size_t capacity, count;
};

static struct code_entry *locate(const struct harvest_index *index, char kind, const char *code)
{
	uint64_t hash = (14695981039346656037u ^ (unsigned char)kind) * 1099511628211u;
	size_t place;

	for (const char *at = code; *at; at++)
		hash = (hash ^ (unsigned char)*at) * 1099511628211u;
	place = (size_t)(hash ^ hash >> 32) & (index->capacity - 1);
	while (index->entries[place].key != NULL &&
		(index->entries[place].key[0] != kind ||
			strcmp(index->entries[place].key + 1, code) != 0))
		place = (place + 1) & (index->capacity - 1);
	return &index->entries[place];
}

static void grow_index(struct harvest_index *index)
{
	struct harvest_index larger = {.capacity = index->capacity > 0 ? index->capacity * 2 : 1024,
		.count = index->count};

	larger.entries = memory_allocate(larger.capacity * sizeof *larger.entries);
	for (size_t i = 0; i < index->capacity; i++)
		if (index->entries[i].key != NULL)
			*locate(&larger, index->entries[i].key[0], index->entries[i].key + 1) =
				index->entries[i];
	free(index->entries);
	*index = larger;
}

/* *number is what the code has, or `next` where it is new: then true. */
static bool add_code(
	struct harvest *harvest, char kind, const char *code, size_t next, size_t *number)
{
	struct harvest_index *index = harvest->codes;
	struct code_entry *entry;

	if (index->count * 2 >= index->capacity)
		grow_index(index);
	entry = locate(index, kind, code);
	if (entry->key != NULL) {
		*number = entry->number;
		return false;
	}
	entry->key = arena_format(&harvest->arena, "%c%s", kind, code);
	entry->number = *number = next;
	index->count++;
	return true;
}

/* The array with room for one more. */
static void *make_room(void *array, size_t count, size_t *room, size_t size)
{
	if (count < *room)
		return array;
	*room = *room * 2 + 64;
	return memory_resize(array, *room, size);
}

static void add_fixed_body(struct harvest *harvest, const char *code, int64_t number)
{
	struct body body = {.code = code, .kind = BODY_COMMISSIONER};

	size_t added = harvest_body(harvest, &body, 0);

	harvest->bodies[added].number = number;
}

void harvest_begin(struct harvest *harvest)
{
	*harvest = (struct harvest){.judged = true};
	harvest->codes = memory_allocate(sizeof *harvest->codes);
	add_fixed_body(harvest, "England", BODY_ENGLAND);
	add_fixed_body(harvest, "sector:nhs", BODY_SECTOR_NHS);
	add_fixed_body(harvest, "sector:other", BODY_SECTOR_OTHER);
	add_fixed_body(harvest, "NONC", BODY_NONC);
	add_fixed_body(harvest, "BLANK", BODY_BLANK);
	harvest_function(harvest, "ALL", "all");
	harvest->functions[HARVEST_ALL].number = FUNCTION_ALL;
}

static void free_keys(struct harvest_keys *keys)
{
	if (keys != NULL)
		free(keys->entries);
	free(keys);
}

void harvest_free(struct harvest *harvest)
{
	if (harvest->codes != NULL)
		free(harvest->codes->entries);
	free(harvest->codes);
	free_keys(harvest->keys);
	free_keys(harvest->month_keys);
	free(harvest->bodies);
	free(harvest->functions);
	free(harvest->items);
	free(harvest->months);
	free(harvest->figures);
	free(harvest->waits);
	arena_free(&harvest->arena);
}

static void add_name(
	struct harvest *harvest, struct harvest_body *body, const char *name, int month)
{
	struct harvest_name *at = body->names, *made;

	while (at != NULL && strcmp(at->name, name) != 0)
		at = at->next;
	if (at == NULL) {
		made = arena_allocate(&harvest->arena, sizeof *made);
		*made = (struct harvest_name){
			arena_string(&harvest->arena, name), month, month, body->names};
		body->names = made;
		return;
	}
	at->first = month < at->first ? month : at->first;
	at->last = month > at->last ? month : at->last;
}

static void set_text(struct harvest *harvest, const char **to, const char *text)
{
	if (text != NULL && *text && (*to == NULL || strcmp(*to, text) != 0))
		*to = arena_string(&harvest->arena, text);
}

size_t harvest_body(struct harvest *harvest, const struct body *body, int month)
{
	struct harvest_body *to;
	size_t number;

	if (add_code(harvest, 'b', body->code, harvest->body_count, &number)) {
		harvest->bodies = make_room(harvest->bodies, harvest->body_count,
			&harvest->body_room, sizeof *harvest->bodies);
		harvest->bodies[harvest->body_count++] = (struct harvest_body){
			.body = {.code = arena_string(&harvest->arena, body->code),
				.kind = body->kind}};
	}
	to = &harvest->bodies[number];
	if (body->name != NULL && *body->name)
		add_name(harvest, to, body->name, month);
	set_text(harvest, &to->body.parent, body->parent);
	set_text(harvest, &to->body.region, body->region);
	set_text(harvest, &to->body.opened, body->opened);
	set_text(harvest, &to->body.closed, body->closed);
	set_text(harvest, &to->body.successor, body->successor);
	return number;
}

size_t harvest_find_body(const struct harvest *harvest, const char *code)
{
	const struct code_entry *entry = locate(harvest->codes, 'b', code);

	return entry->key != NULL ? entry->number : HARVEST_NONE;
}

static size_t add_label(struct harvest *harvest, char kind, const char *code, const char *words,
	struct harvest_label **labels, size_t *count, size_t *room)
{
	size_t number;

	if (add_code(harvest, kind, code, *count, &number)) {
		*labels = make_room(*labels, *count, room, sizeof **labels);
		(*labels)[(*count)++] = (struct harvest_label){arena_string(&harvest->arena, code),
			arena_string(&harvest->arena, words), 0};
	}
	return number;
}

size_t harvest_function(struct harvest *harvest, const char *code, const char *name)
{
	return add_label(harvest, 'f', code, name, &harvest->functions, &harvest->function_count,
		&harvest->function_room);
}

size_t harvest_item(struct harvest *harvest, const char *name, const char *unit)
{
	return add_label(harvest, 'i', name, unit, &harvest->items, &harvest->item_count,
		&harvest->item_room);
}

static struct key *locate_key(const struct harvest_keys *keys, const struct key *key)
{
	uint64_t hash = 14695981039346656037u;
	size_t place;

	hash = (hash ^ key->month) * 1099511628211u;
	hash = (hash ^ key->what) * 1099511628211u;
	hash = (hash ^ key->function) * 1099511628211u;
	hash = (hash ^ key->body) * 1099511628211u;
	hash = (hash ^ key->commissioner) * 1099511628211u;
	place = (size_t)(hash ^ hash >> 29) & (keys->capacity - 1);
	while (keys->entries[place].place != 0 &&
		(keys->entries[place].month != key->month ||
			keys->entries[place].what != key->what ||
			keys->entries[place].function != key->function ||
			keys->entries[place].body != key->body ||
			keys->entries[place].commissioner != key->commissioner))
		place = (place + 1) & (keys->capacity - 1);
	return &keys->entries[place];
}

static void grow_keys(struct harvest_keys *keys)
{
	struct harvest_keys larger = {
		.capacity = keys->capacity > 0 ? keys->capacity * 2 : 1024, .count = keys->count};

	larger.entries = memory_allocate(larger.capacity * sizeof *larger.entries);
	for (size_t i = 0; i < keys->capacity; i++)
		if (keys->entries[i].place != 0)
			*locate_key(&larger, &keys->entries[i]) = keys->entries[i];
	free(keys->entries);
	*keys = larger;
}

/* True where the key is there already: its place is then in *place; else it is noted for there.
 * *keys is made where it is NULL. */
static bool find_key(struct harvest_keys **keys, struct key key, size_t *place)
{
	struct key *entry;

	if (*keys == NULL)
		*keys = memory_allocate(sizeof **keys);
	if ((*keys)->count * 2 >= (*keys)->capacity)
		grow_keys(*keys);
	entry = locate_key(*keys, &key);
	if (entry->place != 0) {
		*place = entry->place - 1;
		return true;
	}
	*entry = key;
	entry->place = (uint32_t)*place + 1;
	(*keys)->count++;
	return false;
}

size_t harvest_month(struct harvest *harvest, const char *dataset, int month)
{
	size_t place = harvest->month_count, number;

	if (add_code(harvest, 'd', dataset, harvest->dataset_count, &number))
		harvest->dataset_count++;
	if (find_key(&harvest->month_keys,
		    (struct key){.month = (uint32_t)month, .what = (uint32_t)number}, &place))
		return place;
	harvest->months = make_room(harvest->months, harvest->month_count, &harvest->month_room,
		sizeof *harvest->months);
	harvest->months[harvest->month_count] = (struct harvest_month){
		.dataset = arena_string(&harvest->arena, dataset), .month = month, .whole = true};
	return harvest->month_count++;
}

/* A figure that is missing in one row and there in another is what is there. */
static void add_figure(struct harvest_figure *to, const struct harvest_figure *from)
{
	if (isnan(to->value)) {
		to->value = from->value;
		to->why = from->why;
	} else if (!isnan(from->value)) {
		to->value += from->value;
	}
}

const struct harvest_figure *harvest_figure(
	struct harvest *harvest, const struct harvest_figure *figure)
{
	struct key key = {figure->month, figure->item, figure->function, figure->body, 0, 0};
	size_t place = harvest->figure_count;

	if ((harvest->sums || harvest->unique) && find_key(&harvest->keys, key, &place)) {
		if (harvest->unique)
			return &harvest->figures[place];
		add_figure(&harvest->figures[place], figure);
		return NULL;
	}
	harvest->figures = make_room(harvest->figures, harvest->figure_count, &harvest->figure_room,
		sizeof *harvest->figures);
	harvest->figures[harvest->figure_count++] = *figure;
	return NULL;
}

const struct harvest_figure *harvest_find_figure(
	const struct harvest *harvest, const struct harvest_figure *key)
{
	struct key wanted = {key->month, key->item, key->function, key->body, 0, 0};
	const struct key *found = harvest->keys != NULL ? locate_key(harvest->keys, &wanted) : NULL;

	return found != NULL && found->place != 0 ? &harvest->figures[found->place - 1] : NULL;
}

/* bands point into the arena, which is ours to change. */
static void add_waits(struct harvest_waits *to, const struct harvest_waits *from)
{
	int64_t *bands = (int64_t *)to->bands;

	assert(to->open == from->open); /* one heading says it for all rows */
	for (int i = 0; i <= to->open; i++)
		bands[i] += from->bands[i];
	to->unbanded += from->unbanded;
}

void harvest_waits(struct harvest *harvest, const struct harvest_waits *waits)
{
	struct key key = {
		waits->month, ~waits->part, waits->function, waits->body, waits->commissioner, 0};
	size_t size = ((size_t)waits->open + 1) * sizeof *waits->bands,
	       place = harvest->waits_count;
	struct harvest_waits *to;

	if (harvest->sums && find_key(&harvest->keys, key, &place)) {
		add_waits(&harvest->waits[place], waits);
		return;
	}
	harvest->waits = make_room(
		harvest->waits, harvest->waits_count, &harvest->waits_room, sizeof *harvest->waits);
	to = &harvest->waits[harvest->waits_count++];
	*to = *waits;
	to->bands = memcpy(arena_allocate(&harvest->arena, size), waits->bands, size);
}

static int compare(uint32_t a, uint32_t b)
{
	return (a > b) - (a < b);
}

static int compare_figures(const void *left, const void *right)
{
	const struct harvest_figure *a = left, *b = right;
	int order = compare(a->month, b->month);

	order = order != 0 ? order : compare(a->item, b->item);
	order = order != 0 ? order : compare(a->function, b->function);
	return order != 0 ? order : compare(a->body, b->body);
}

static int compare_waits(const void *left, const void *right)
{
	const struct harvest_waits *a = left, *b = right;
	int order = compare(a->month, b->month);

	order = order != 0 ? order : compare(a->part, b->part);
	order = order != 0 ? order : compare(a->function, b->function);
	order = order != 0 ? order : compare(a->body, b->body);
	return order != 0 ? order : compare(a->commissioner, b->commissioner);
}

/* No key stands twice: importers add such rows up, or tell them apart where they read them. */
void harvest_sort(struct harvest *harvest)
{
	const struct harvest_figure *figures = harvest->figures;
	const struct harvest_waits *waits = harvest->waits;

	if (harvest->figure_count > 1)
		qsort(harvest->figures, harvest->figure_count, sizeof *figures, compare_figures);
	if (harvest->waits_count > 1)
		qsort(harvest->waits, harvest->waits_count, sizeof *waits, compare_waits);
	for (size_t i = 1; i < harvest->figure_count; i++)
		assert(compare_figures(&figures[i - 1], &figures[i]) != 0);
	for (size_t i = 1; i < harvest->waits_count; i++)
		assert(compare_waits(&waits[i - 1], &waits[i]) != 0);
}
