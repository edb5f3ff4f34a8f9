/* Sums by part, provider and commissioner: whether the treatment functions add up to their total.
 */
#ifndef IMPORT_RTT_ACCOUNTS_H
#define IMPORT_RTT_ACCOUNTS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Of one part, provider and commissioner. */
struct account {
	uint64_t key;
	/* Functions less their total, each band times its weight (rows_weight()): 0 where all bands
	 * agree, and else only by one chance in 2^60. */
	uint64_t difference;
	uint64_t seen; /* functions, by bit; the total too */
};

/* Begin with zeroes. */
struct accounts {
	struct account *items;
	size_t count, capacity;
	uint32_t *slots; /* index + 1, by hash */
	size_t slot_count;
	size_t recent; /* rows of one account mostly follow one another */
	bool twice;    /* a function was entered twice */
};

struct account *accounts_find(struct accounts *accounts, uint64_t key);

static inline void accounts_enter(
	struct accounts *accounts, uint64_t key, unsigned function, bool is_total, uint64_t sum)
{
	struct account *account =
		accounts->count > 0 && accounts->items[accounts->recent].key == key
			? &accounts->items[accounts->recent]
			: accounts_find(accounts, key);

	account->difference += is_total ? 0 - sum : sum;
	accounts->twice |= (account->seen >> function & 1) != 0;
	account->seen |= (uint64_t)1 << function;
}

/* Adds those of another. */
void accounts_add(struct accounts *to, const struct accounts *from);
void accounts_free(struct accounts *accounts);

#endif
