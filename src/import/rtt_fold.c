/*
 * Two threads fold provider by provider, whose rows lie near one another. What comes out is small,
 * and is written in the order of the store.
 */
#include "rtt_fold.h"

#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>

#include "helper.h"
#include "store/write_official.h"

struct packed {
	uint32_t at, size; /* among the bytes of its folder */
};

/* One thread's own. */
struct folder {
	struct fold *fold;
	unsigned number;
	struct waits_group *groups; /* by index of the ICB; all 0 between keys */
	uint32_t *touched;	    /* those in use */
	size_t touched_count;
	struct chunks bytes, packed;
};

struct fold {
	struct reading *reading;
	atomic_size_t provider; /* the next that nobody has folded */
	struct folder folders[READERS];
	struct chunks
		results; /* by provider: 1 + READERS * index in packed + folder, as row_heads */
	struct helper helper;
};

static void fold_row(
	struct folder *folder, const struct row_reader *reader, const struct rtt_row *row)
{
	const struct codes *codes = &folder->fold->reading->extract.codes;
	uint32_t icb = codes->commissioners.items[row->commissioner].other;
	struct waits_group *group = &folder->groups[icb];
	const uint32_t *entries;
	unsigned count = row->count;

	if (group->waits.open == 0) {
		folder->touched[folder->touched_count++] = icb;
		group->waits.open = reader->extract->layout.open;
		group->commissioner = codes->icbs.items[icb].number;
	}
	if (count == 0)
		return;
	entries = chunks_at(&reader->entries, row->first);
	if (entries[count - 1] >> ENTRY_BITS == ENTRY_UNBANDED)
		group->waits.unbanded += entries[--count] & COUNT_MOST;
	for (unsigned i = 0; i < count; i++)
		group->waits.bands[entries[i] >> ENTRY_BITS] += entries[i] & COUNT_MOST;
}

static void fold_chain(struct folder *folder, const struct row_reader *reader, uint32_t index)
{
	while (index != 0) {
		const struct rtt_row *row = chunks_at(&reader->rows, index - 1);

		if ((row->flags & ROW_DROPPED) == 0)
			fold_row(folder, reader, row);
		index = row->next;
	}
}

/* ICBs by number; few, and mostly in order. */
static void order_touched(struct folder *folder)
{
	for (size_t i = 1; i < folder->touched_count; i++) {
		uint32_t icb = folder->touched[i];
		size_t to = i;

		while (to > 0 && folder->groups[folder->touched[to - 1]].commissioner >
					 folder->groups[icb].commissioner) {
			folder->touched[to] = folder->touched[to - 1];
			to--;
		}
		folder->touched[to] = icb;
	}
}

/* Packs what was touched, which is empty again after it; returns what the key's result is. */
static uint32_t pack(struct folder *folder)
{
	size_t at, index, size = 1;
	unsigned char *bytes =
		chunks_room(&folder->bytes, folder->touched_count * WAITS_GROUP_MOST + 1, &at);
	struct packed *packed = chunks_room(&folder->packed, 1, &index);

	order_touched(folder);
	bytes[0] = (unsigned char)folder->fold->reading->extract.layout.open;
	for (size_t i = 0; i < folder->touched_count; i++) {
		struct waits_group *group = &folder->groups[folder->touched[i]];

		size += waits_pack_group(group, bytes + size);
		memset(group, 0, sizeof *group);
	}
	folder->touched_count = 0;
	folder->bytes.next += size;
	folder->packed.next++;
	*packed = (struct packed){(uint32_t)at, (uint32_t)size};
	return (uint32_t)index * READERS + folder->number + 1;
}

static void fold_provider(struct folder *folder, size_t provider)
{
	const struct reading *reading = folder->fold->reading;
	struct row_heads *results = chunks_at(&folder->fold->results, provider);

	for (size_t place = 0; place < HEADS; place++) {
		results->at[place] = 0;
		for (size_t i = 0; i < READERS; i++) {
			const uint32_t *head = rows_head(&reading->readers[i], provider, place);

			if (head != NULL && *head != 0)
				fold_chain(folder, &reading->readers[i], *head);
		}
		if (folder->touched_count > 0)
			results->at[place] = pack(folder);
	}
}

static void *fold_providers(void *context)
{
	struct folder *folder = context;
	size_t count = folder->fold->reading->extract.codes.providers.count, provider;

	while ((provider = atomic_fetch_add(&folder->fold->provider, 1)) < count)
		fold_provider(folder, provider);
	return NULL;
}

static void take_results(struct fold *fold)
{
	size_t index;

	chunks_room(&fold->results, 1, &index);
	fold->results.next++;
}

struct fold *fold_begin(struct reading *reading)
{
	const struct codes *codes = &reading->extract.codes;
	struct fold *fold = memory_allocate(sizeof *fold);
	size_t icbs = codes->icbs.count;

	fold->reading = reading;
	fold->results = chunks_of(sizeof(struct row_heads));
	for (size_t i = 0; i < codes->providers.count; i++)
		take_results(fold);
	for (unsigned i = 0; i < READERS; i++) {
		struct folder *folder = &fold->folders[i];

		*folder = (struct folder){.fold = fold,
			.number = i,
			.groups = memory_allocate(icbs * sizeof *folder->groups),
			.touched = memory_resize(NULL, icbs, sizeof *folder->touched),
			.bytes = chunks_of(1),
			.packed = chunks_of(sizeof(struct packed))};
	}
	helper_start(&fold->helper, fold_providers, &fold->folders[1]);
	return fold;
}

void fold_end(struct fold *fold)
{
	fold_providers(&fold->folders[0]);
	helper_join(&fold->helper);
}

struct ranked {
	int64_t number;
	uint32_t index;
};

static int compare_ranked(const void *left, const void *right)
{
	const struct ranked *a = left, *b = right;

	return (a->number > b->number) - (a->number < b->number);
}

/* Codes in the order of their numbers in the store. */
static struct ranked *rank_codes(const struct code_list *list)
{
	struct ranked *order = memory_resize(NULL, list->count + 1, sizeof *order);

	for (size_t i = 0; i < list->count; i++)
		order[i] = (struct ranked){list->items[i].number, (uint32_t)i};
	qsort(order, list->count, sizeof *order, compare_ranked);
	return order;
}

static bool write_key(const struct fold *fold, struct store *store, int month, unsigned place,
	const struct ranked *function, const struct ranked *provider, struct error *error)
{
	const struct row_heads *results = chunks_at(&fold->results, provider->index);
	uint32_t result = results->at[place];
	const struct folder *folder;
	const struct packed *packed;

	if (result == 0)
		return true;
	folder = &fold->folders[(result - 1) % READERS];
	packed = chunks_at(&folder->packed, (result - 1) / READERS);
	return write_waits(store, month, (enum waits_part)(place / FUNCTIONS_MOST),
		function->number, provider->number, chunks_at(&folder->bytes, packed->at),
		packed->size, error);
}

bool fold_write(const struct fold *fold, struct store *store, int month, struct error *error)
{
	const struct codes *codes = &fold->reading->extract.codes;
	struct ranked *functions = rank_codes(&codes->functions);
	struct ranked *providers = rank_codes(&codes->providers);
	bool done = true;

	for (unsigned part = 1; part < PART_COUNT; part++)
		for (size_t f = 0; f < codes->functions.count; f++)
			for (size_t p = 0; done && p < codes->providers.count; p++)
				done = write_key(fold, store, month,
					part * FUNCTIONS_MOST + functions[f].index, &functions[f],
					&providers[p], error);
	free(functions);
	free(providers);
	return done;
}

void fold_free(struct fold *fold)
{
	for (size_t i = 0; i < READERS; i++) {
		free(fold->folders[i].groups);
		free(fold->folders[i].touched);
		chunks_free(&fold->folders[i].bytes);
		chunks_free(&fold->folders[i].packed);
	}
	chunks_free(&fold->results);
	free(fold);
}
