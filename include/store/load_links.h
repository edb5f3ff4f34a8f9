/* The links between rows, followed backwards: what points at a row, and what else cites the same
 * lines. */
#ifndef STORE_LOAD_LINKS_H
#define STORE_LOAD_LINKS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/error.h"
#include "base/memory.h"
#include "model/dossier_table.h"
#include "store/store.h"

struct reference {
	const struct dossier_table *table; /* of the row that points */
	const char *id, *name,
		*dossier;   /* of the row that points; name is its id where it has none */
	const char *parent; /* the row it belongs to ("p-inh-mri" of a party), or its own id */
	const char *role;   /* the column it points with: "claimed_by", "organisation" */
};

/* Rows that name id in one of their columns, but for its own children. In the order they were
 * imported in. */
bool load_references(struct store *store, struct arena *arena, const char *id,
	const struct reference **out, size_t *count, struct error *error);

struct citing {
	const struct dossier_table *table;
	const char *id, *name, *dossier; /* name is the id where it has none */
	const char *parent;		 /* the row it belongs to, or its own id */
	int first_line, last_line;
};

/* Rows that cite any of these lines of a source, by line. last_line 0: to its end. */
bool load_citing(struct store *store, struct arena *arena, const char *source, int first_line,
	int last_line, const struct citing **out, size_t *count, struct error *error);

#endif
