/* Everybody's figures at once: the providers and aggregates that a measure has anything of in some
 * months. */
#ifndef STORE_ASKED_SCAN_H
#define STORE_ASKED_SCAN_H

#include "asked.h"
#include "statement.h"

/* Numbers of bodies in the order in which they were met, and back. Whoever began it frees it. */
struct slots {
	int64_t *bodies;
	size_t count, capacity;
	size_t *of_body; /* place + 1; 0: none */
	size_t known;
};
size_t slots_place(struct slots *slots, int64_t body); /* made where it is new */
bool slots_has(const struct slots *slots, int64_t body);
void slots_free(struct slots *slots);

/* Rows of a body and its packed distribution, those of aggregates too. */
struct statement asked_waits_of_month(struct store *store, int part, int64_t function, int month);

/*
 * The amounts of one measure: amounts[place * span->count + month]; value NAN and why NULL where
 * there is no row. NONC is left out. Freed by scan_free.
 */
struct scan {
	struct slots slots;
	size_t months;
	struct amount *amounts;
	size_t capacity;
};
bool scan_measure(struct store *store, struct arena *arena, const struct measure *measure,
	int64_t function, const struct span *span, struct scan *out, struct error *error);
const struct amount *scan_amount(const struct scan *scan, size_t place, size_t month);
void scan_free(struct scan *scan);

#endif
