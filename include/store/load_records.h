/* Reading the collection into plain structs. What is loaded lives in the caller's arena. */
#ifndef STORE_LOAD_RECORDS_H
#define STORE_LOAD_RECORDS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/error.h"
#include "base/memory.h"
#include "model/collection.h"
#include "store/store.h"

/* Partnerships with a pair to compare first, each group by figures, then by name. */
bool load_partnerships(struct store *store, struct arena *arena, const struct partnership **out,
	size_t *count, struct error *error);

/* One of them; *out is NULL where there is none. */
bool load_partnership(struct store *store, struct arena *arena, const char *id,
	const struct partnership **out, struct error *error);

/* providers_only: those that treat patients. By figures, then name. */
bool load_organisations(struct store *store, struct arena *arena, bool providers_only,
	const struct organisation **out, size_t *count, struct error *error);

bool load_organisation(struct store *store, struct arena *arena, const char *id,
	const struct organisation **out, struct error *error);

/* about: a partnership, an organisation or NULL for all. By date_compare, in SQL's order where
 * equal. */
bool load_events(struct store *store, struct arena *arena, const char *about,
	const struct event **out, size_t *count, struct error *error);

/* about: a partnership, an organisation (as subject, claimant or party), a metric, or NULL for all.
 * Those with two sides first. */
bool load_metrics(struct store *store, struct arena *arena, const char *about,
	const struct metric **out, size_t *count, struct error *error);

/* about: any id a difference involves, a partnership (what involves it, its events and its
 * metrics), a difference, or NULL for all. Serious first. */
bool load_differences(struct store *store, struct arena *arena, const char *about,
	const struct difference **out, size_t *count, struct error *error);

bool load_sources(struct store *store, struct arena *arena, const struct source **out,
	size_t *count, struct error *error);

/* Rows of one table: of one dossier or NULL for all, in the order of the file. */
bool load_rows(struct store *store, struct arena *arena, const struct dossier_table *table,
	const char *dossier, const struct row **out, size_t *count, struct error *error);

/* The row with this id and, in children, the rows that belong to it (values, wordings, sides,
 * parties, facts, aliases, codes …). *out is NULL where there is none. */
struct record {
	const struct row *row;
	const struct row *children;
	size_t child_count;
};
bool load_record(struct store *store, struct arena *arena, const char *id, struct record **out,
	struct error *error);

/* Name of a row for showing (short_name where it has one and shorter is true); the id itself where
 * there is none. */
const char *load_name(struct store *store, struct arena *arena, const char *id, bool shorter);

struct dossier {
	const char *id, *name, *description;
	size_t rows;
	bool built_in;
};
bool load_dossiers(struct store *store, struct arena *arena, const struct dossier **out,
	size_t *count, struct error *error);

#endif
