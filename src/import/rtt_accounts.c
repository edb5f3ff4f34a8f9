/* Accounts in the order in which they were met, and a hash table over them. */
#include "rtt_accounts.h"

#include <stdlib.h>

#include "base/memory.h"

static uint32_t *find_slot(const struct accounts *accounts, uint32_t key)
{
	size_t at = (key * (uint64_t)0x9e3779b97f4a7c15 >> 32) & (accounts->slot_count - 1);

	while (accounts->slots[at] != 0 && accounts->items[accounts->slots[at] - 1].key != key)
		at = (at + 1) & (accounts->slot_count - 1);
	return &accounts->slots[at];
}

static void grow(struct accounts *accounts)
{
	accounts->capacity = accounts->capacity > 0 ? 2 * accounts->capacity : 1024;
	accounts->items =
		memory_resize(accounts->items, accounts->capacity, sizeof *accounts->items);
	free(accounts->slots);
	accounts->slot_count = 2 * accounts->capacity;
	accounts->slots = memory_allocate(accounts->slot_count * sizeof *accounts->slots);
	for (size_t i = 0; i < accounts->count; i++)
		*find_slot(accounts, accounts->items[i].key) = (uint32_t)i + 1;
}

size_t accounts_find(struct accounts *accounts, uint32_t key)
{
	uint32_t *slot;

	if (accounts->count == accounts->capacity)
		grow(accounts);
	slot = find_slot(accounts, key);
	if (*slot == 0) {
		accounts->items[accounts->count++] = (struct account){.key = key};
		*slot = (uint32_t)accounts->count;
	}
	return *slot - 1;
}

void accounts_add(struct accounts *to, const struct accounts *from)
{
	to->twice |= from->twice;
	for (size_t i = 0; i < from->count; i++) {
		size_t found = accounts_find(to, from->items[i].key);
		struct account *account = &to->items[found];

		for (int part = 0; part < PART_COUNT; part++) {
			const struct account_part *more = &from->items[i].parts[part];

			account->parts[part].difference += more->difference;
			to->twice |= (account->parts[part].seen & more->seen) != 0;
			account->parts[part].seen |= more->seen;
		}
	}
}

void accounts_free(struct accounts *accounts)
{
	free(accounts->items);
	free(accounts->slots);
	*accounts = (struct accounts){0};
}
