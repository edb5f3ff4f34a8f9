/*
 * Two threads fold part by part and provider by provider, whose rows lie near one another. As soon
 * as all of a part is folded, one of them writes it, and the other goes on with the next.
 */
#include "rtt_fold.h"

#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>

#include "helper.h"
#include "store/write_official.h"

enum { PROVIDERS_HELPED = 32 }; /* fewer are folded before a thread has begun */

/* One thread's own. */
struct folder {
	struct fold *fold;
	struct waits_group *groups; /* by index of the ICB; all 0 between keys */
	uint32_t *touched;	    /* those in use */
	size_t touched_count;
	struct chunks bytes;
	bool too_large; /* a count has no packed form */
};

/* Of one provider, by part and function: a size, as uint32_t, and so many bytes; or NULL. */
struct fold_result {
	const unsigned char *at[HEADS];
};

struct fold {
	struct reading *reading;
	atomic_size_t next; /* of parts times providers, what nobody has begun to fold */
	atomic_size_t done[PART_COUNT]; /* providers that are folded */
	struct folder folders[READERS];
	struct chunks results; /* by provider */
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

/* Packs what was touched, which is empty again after it. */
static const unsigned char *pack(struct folder *folder)
{
	size_t index, most = folder->touched_count * WAITS_GROUP_MOST + 1 + sizeof(uint32_t);
	unsigned char *bytes = chunks_room(&folder->bytes, most, &index);
	unsigned char *at = bytes + sizeof(uint32_t);
	uint32_t size;

	order_touched(folder);
	*at++ = (unsigned char)folder->fold->reading->extract.layout.open;
	for (size_t i = 0; i < folder->touched_count; i++) {
		struct waits_group *group = &folder->groups[folder->touched[i]];
		size_t packed = waits_pack_group(group, at);

		folder->too_large = folder->too_large || packed == 0;
		at += packed;
		memset(group, 0, sizeof *group);
	}
	folder->touched_count = 0;
	folder->bytes.next += (size_t)(at - bytes);
	size = (uint32_t)(at - bytes) - (uint32_t)sizeof size;
	memcpy(bytes, &size, sizeof size);
	return bytes;
}

static void fold_key(struct folder *folder, size_t provider, size_t place)
{
	const struct reading *reading = folder->fold->reading;

	for (size_t i = 0; i < READERS; i++) {
		const uint32_t *head = rows_head(&reading->readers[i], provider, place);

		if (head != NULL && *head != 0)
			fold_chain(folder, &reading->readers[i], *head);
	}
}

/* One part of one provider. */
static void fold_part(struct folder *folder, size_t provider, size_t part)
{
	struct fold_result *result = chunks_at(&folder->fold->results, provider);

	for (size_t i = 0; i < FUNCTIONS_MOST; i++) {
		size_t place = part * FUNCTIONS_MOST + i;

		fold_key(folder, provider, place);
		result->at[place] = folder->touched_count > 0 ? pack(folder) : NULL;
	}
	atomic_fetch_add(&folder->fold->done[part], 1);
}

/* False where there is nothing left to begin. */
static bool fold_next(struct folder *folder)
{
	size_t providers = folder->fold->reading->extract.codes.providers.count;
	size_t next = atomic_fetch_add(&folder->fold->next, 1);

	if (next / providers + 1 >= PART_COUNT)
		return false;
	fold_part(folder, next % providers, next / providers + 1);
	return true;
}

static void *fold_along(void *context)
{
	while (fold_next(context))
		;
	return NULL;
}

static void begin_folder(struct fold *fold, struct folder *folder)
{
	size_t icbs = fold->reading->extract.codes.icbs.count;

	*folder = (struct folder){.fold = fold,
		.groups = memory_allocate(icbs * sizeof *folder->groups),
		.touched = memory_resize(NULL, icbs, sizeof *folder->touched),
		.bytes = chunks_of(1)};
}

struct fold *fold_begin(struct reading *reading)
{
	size_t providers = reading->extract.codes.providers.count, index;
	struct fold *fold = memory_allocate(sizeof *fold);

	fold->reading = reading;
	fold->results = chunks_of(sizeof(struct fold_result));
	for (; fold->results.next < providers; fold->results.next++)
		chunks_room(&fold->results, 1, &index);
	for (size_t i = 0; i < READERS; i++)
		begin_folder(fold, &fold->folders[i]);
	if (providers >= PROVIDERS_HELPED)
		helper_start(&fold->helper, fold_along, &fold->folders[1]);
	return fold;
}

void fold_finish(struct fold *fold, size_t part)
{
	size_t providers = fold->reading->extract.codes.providers.count;

	while (atomic_load(&fold->done[part]) < providers)
		if (!fold_next(&fold->folders[0]))
			helper_join(&fold->helper); /* it is at the last of them */
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

static bool write_key(const struct fold *fold, struct store *store, int month, size_t place,
	const struct ranked *function, const struct ranked *provider, struct error *error)
{
	const struct fold_result *result = chunks_at(&fold->results, provider->index);
	const unsigned char *bytes = result->at[place];
	uint32_t size;

	if (bytes == NULL)
		return true;
	memcpy(&size, bytes, sizeof size);
	return write_waits(store, month, (enum waits_part)(place / FUNCTIONS_MOST),
		function->number, provider->number, bytes + sizeof size, size, error);
}

/* To be asked when all is folded: the other thread tells here too. */
static bool check_counts(struct fold *fold, struct error *error)
{
	helper_join(&fold->helper);
	for (size_t i = 0; i < READERS; i++)
		if (fold->folders[i].too_large)
			return error_set(error, "one provider's rows add up to more than a month "
						"can have: the file is damaged");
	return true;
}

bool fold_write(struct fold *fold, struct store *store, int month, struct error *error)
{
	const struct codes *codes = &fold->reading->extract.codes;
	struct ranked *functions = rank_codes(&codes->functions);
	struct ranked *providers = rank_codes(&codes->providers);
	bool done = true;

	for (size_t part = 1; done && part < PART_COUNT; part++) {
		fold_finish(fold, part);
		for (size_t f = 0; f < codes->functions.count; f++)
			for (size_t p = 0; done && p < codes->providers.count; p++)
				done = write_key(fold, store, month,
					part * FUNCTIONS_MOST + functions[f].index, &functions[f],
					&providers[p], error);
	}
	free(functions);
	free(providers);
	return done && check_counts(fold, error);
}

void fold_free(struct fold *fold)
{
	helper_join(&fold->helper);
	for (size_t i = 0; i < READERS; i++) {
		free(fold->folders[i].groups);
		free(fold->folders[i].touched);
		chunks_free(&fold->folders[i].bytes);
	}
	chunks_free(&fold->results);
	free(fold);
}
