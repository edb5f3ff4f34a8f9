/* Months of official statistics while they are being written: what their parts share. */
#ifndef STORE_OFFICIAL_H
#define STORE_OFFICIAL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/error.h"
#include "base/string_buffer.h"
#include "statement.h"
#include "store/write_official.h"

struct dataset {
	const char *name, *words;
	unsigned parts;	 /* 1 << enum waits_part, of the table waits */
	bool aggregates; /* of a whole month are worked out: its figures may be added */
	bool by_item;	 /* each item's months stand for themselves */
};

/* NULL where there is none of that name. */
const struct dataset *official_dataset(const char *name);
/* Of an item, by the beginning of its name: "ae" of ae.attendances.type1; else "other". */
const struct dataset *official_dataset_of_item(const char *item);

/* Of a key of the table months: "RTT", "my.measure". */
const char *official_key_words(const char *key);

/* What is replaced, or written: a dataset's month, or one item of it. */
struct official_scope {
	const struct dataset *dataset;
	int month;
	int64_t item; /* 0: all */
};

/* Waits and figures of it, not the month's own row. */
bool official_delete(struct store *store, const struct official_scope *scope, struct error *error);
/* England, NHS trusts and others of a whole month. */
bool official_aggregate(
	struct store *store, const struct official_scope *scope, struct error *error);

/* The month's own row; key: as the table months has it ("rtt", "other:my.measure"). */
bool official_insert_month(struct store *store, const struct official_month *month, const char *key,
	struct error *error);

/* A name that a body had in a month. */
bool write_body_name(
	struct store *store, int64_t number, const char *name, int month, struct error *error);

/* A provider's figure of all functions together. */
struct official_total {
	int64_t what, body; /* an item, or a negative enum waits_part */
	double value;	    /* NAN: none */
};
struct official_totals {
	struct official_total *items;
	size_t count, capacity;
	bool whole; /* every provider was there */
};
bool official_totals_read(struct store *store, const struct official_scope *scope,
	struct official_totals *out, struct error *error);
/* Appends to report what is different now. */
bool official_totals_compare(struct store *store, const struct official_scope *scope,
	const struct official_totals *before, struct string_buffer *report, struct error *error);

/* Puts away what is left where a generation is abandoned. */
void official_close(struct store *store);

#endif
