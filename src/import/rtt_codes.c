/* Lists of codes with a hash table over them. */
#include "rtt_codes.h"

#include <stdlib.h>
#include <string.h>

static uint64_t hash_text(const char *text)
{
	uint64_t hash = 0xcbf29ce484222325;

	for (; *text != '\0'; text++)
		hash = (hash ^ (unsigned char)*text) * 0x100000001b3;
	return hash ^ hash >> 32;
}

/* The slot that has the code, or the free one where it belongs. */
static uint32_t *find_slot(const struct code_list *list, const char *text)
{
	size_t at = hash_text(text) & (list->slot_count - 1);

	while (list->slots[at] != 0 && strcmp(list->items[list->slots[at] - 1].text, text) != 0)
		at = (at + 1) & (list->slot_count - 1);
	return &list->slots[at];
}

static void grow(struct code_list *list)
{
	list->capacity = list->capacity > 0 ? 2 * list->capacity : 64;
	list->items = memory_resize(list->items, list->capacity, sizeof *list->items);
	free(list->slots);
	list->slot_count = 4 * list->capacity;
	list->slots = memory_allocate(list->slot_count * sizeof *list->slots);
	for (size_t i = 0; i < list->count; i++)
		*find_slot(list, list->items[i].text) = (uint32_t)i + 1;
}

static void name_code(struct codes *codes, struct rtt_code *code, const char *name,
	const char *parent, uint64_t byte)
{
	code->byte = byte;
	code->name = arena_string(&codes->arena, name);
	code->parent = arena_string(&codes->arena, parent);
}

int64_t codes_add(struct codes *codes, struct code_list *list, size_t most, const char *text,
	const char *name, const char *parent, uint64_t byte)
{
	uint32_t *slot;

	if (list->count == list->capacity)
		grow(list);
	slot = find_slot(list, text);
	if (*slot == 0) {
		if (list->count >= most)
			return -1;
		list->items[list->count] =
			(struct rtt_code){.text = arena_string(&codes->arena, text)};
		name_code(codes, &list->items[list->count++], name, parent, byte);
		*slot = (uint32_t)list->count;
	} else {
		struct rtt_code *code = &list->items[*slot - 1];

		if (name[0] != '\0' && (code->name[0] == '\0' || byte < code->byte))
			name_code(codes, code, name, parent, byte);
	}
	return *slot - 1;
}

void codes_begin(struct codes *codes)
{
	*codes = (struct codes){0};
	pthread_mutex_init(&codes->lock, NULL);
	codes_add(codes, &codes->icbs, ICBS_MOST, "\tblank", "", "", 0);
	codes_add(codes, &codes->icbs, ICBS_MOST, "\tNONC", "", "", 0);
}

void codes_end(struct codes *codes)
{
	struct code_list *lists[] = {&codes->providers, &codes->icbs, &codes->commissioners,
		&codes->plain, &codes->functions};

	for (size_t i = 0; i < sizeof lists / sizeof *lists; i++) {
		free(lists[i]->items);
		free(lists[i]->slots);
	}
	arena_free(&codes->arena);
	pthread_mutex_destroy(&codes->lock);
}
