/* Accounts in the order in which they were met, and a hash table over them. */
#include "rtt_accounts.h"

#include <stdlib.h>

#include "base/memory.h"

static struct account *account_at(const struct accounts *accounts, size_t index)
{
	return chunks_at(&accounts->items, index);
}

static uint32_t *find_slot(const struct accounts *accounts, uint32_t key)
{
	size_t at = (key * (uint64_t)0x9e3779b97f4a7c15 >> 32) & (accounts->slot_count - 1);

	while (accounts->slots[at] != 0 &&
		account_at(accounts, accounts->slots[at] - 1)->key != key)
		at = (at + 1) & (accounts->slot_count - 1);
	return &accounts->slots[at];
}

static void grow(struct accounts *accounts)
{
	if (accounts->items.size == 0)
		accounts->items = chunks_of(sizeof(struct account));
	free(accounts->slots);
	accounts->slot_count = accounts->slot_count > 0 ? 4 * accounts->slot_count : 1024;
	accounts->slots = memory_allocate(accounts->slot_count * sizeof *accounts->slots);
	for (size_t i = 0; i < accounts->items.next; i++)
		*find_slot(accounts, account_at(accounts, i)->key) = (uint32_t)i + 1;
}

size_t accounts_find(struct accounts *accounts, uint32_t key)
{
	uint32_t *slot;
	size_t index;

	if (2 * accounts->items.next >= accounts->slot_count)
		grow(accounts);
	slot = find_slot(accounts, key);
	if (*slot == 0) {
		struct account *account = chunks_room(&accounts->items, 1, &index);

		*account = (struct account){.key = key};
		accounts->items.next++;
		*slot = (uint32_t)accounts->items.next;
	}
	return *slot - 1;
}

void accounts_add(struct accounts *to, const struct accounts *from)
{
	to->twice |= from->twice;
	for (size_t i = 0; i < from->items.next; i++) {
		const struct account *account = account_at(from, i);
		struct account *sum = account_at(to, accounts_find(to, account->key));

		for (int part = 0; part < PART_COUNT; part++) {
			const struct account_part *more = &account->parts[part];

			sum->parts[part].difference += more->difference;
			to->twice |= (sum->parts[part].seen & more->seen) != 0;
			sum->parts[part].seen |= more->seen;
		}
	}
}

void accounts_free(struct accounts *accounts)
{
	chunks_free(&accounts->items);
	free(accounts->slots);
	*accounts = (struct accounts){0};
}
