/* Sums by part, provider and commissioner: whether the treatment functions add up to their total.
 */
#ifndef IMPORT_RTT_ACCOUNTS_H
#define IMPORT_RTT_ACCOUNTS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "chunks.h"
#include "model/waits.h"

struct account_part {
	/* Functions less their total, each band times its weight (rows_weight()): 0 where all bands
	 * agree, and else only by one chance in 2^60. */
	uint64_t difference;
	uint64_t seen; /* functions, by bit; the total too */
};

/* Of one provider and commissioner. */
struct account {
	uint32_t key;
	struct account_part parts[PART_COUNT]; /* by part */
};

/* Begin with zeroes. */
struct accounts {
	struct chunks items; /* of struct account */
	uint32_t *slots;     /* index + 1, by hash */
	size_t slot_count;
	bool twice; /* a function was entered twice */
};

/* Its place in items; made where it is new. */
size_t accounts_find(struct accounts *accounts, uint32_t key);

static inline void accounts_enter(struct accounts *accounts, size_t account, unsigned part,
	unsigned function, bool is_total, uint64_t sum)
{
	struct account *entered = chunks_at(&accounts->items, account);
	struct account_part *to = &entered->parts[part];

	to->difference += is_total ? 0 - sum : sum;
	accounts->twice |= (to->seen >> function & 1) != 0;
	to->seen |= (uint64_t)1 << function;
}

/* Adds those of another. */
void accounts_add(struct accounts *to, const struct accounts *from);
void accounts_free(struct accounts *accounts);

#endif
