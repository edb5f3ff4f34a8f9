/* A hash table of ids: FNV-1a, doubled when it is half full. */
#include "id_index.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

static uint64_t hash(const char *text)
{
	uint64_t value = 14695981039346656037u;

	for (; *text; text++)
		value = (value ^ (unsigned char)*text) * 1099511628211u;
	return value ^ value >> 32;
}

/* The place of the id, or the free one where it would go. */
static struct id_entry *locate(const struct id_index *index, const char *id)
{
	size_t place = (size_t)hash(id) & (index->capacity - 1);

	while (index->entries[place].id != NULL && strcmp(index->entries[place].id, id) != 0)
		place = (place + 1) & (index->capacity - 1);
	return &index->entries[place];
}

struct id_entry *id_index_find(const struct id_index *index, const char *id)
{
	struct id_entry *entry = index->capacity > 0 ? locate(index, id) : NULL;

	return entry != NULL && entry->id != NULL ? entry : NULL;
}

static void grow(struct id_index *index)
{
	struct id_index larger = {
		.capacity = index->capacity > 0 ? index->capacity * 2 : 256, .count = index->count};

	larger.entries = memory_allocate(larger.capacity * sizeof *larger.entries);
	for (size_t i = 0; i < index->capacity; i++)
		if (index->entries[i].id != NULL)
			*locate(&larger, index->entries[i].id) = index->entries[i];
	free(index->entries);
	*index = larger;
}

struct id_entry *id_index_add(struct id_index *index, const char *id)
{
	struct id_entry *entry;

	if (index->count * 2 >= index->capacity)
		grow(index);
	entry = locate(index, id);
	if (entry->id == NULL) {
		entry->id = id;
		index->count++;
	}
	return entry;
}

void id_index_free(struct id_index *index)
{
	free(index->entries);
	*index = (struct id_index){NULL, 0, 0};
}
