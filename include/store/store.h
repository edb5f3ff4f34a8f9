/* An open database: the built-in collection, or a file that is never changed in place. */
#ifndef STORE_STORE_H
#define STORE_STORE_H

#include <stdbool.h>

#include "base/error.h"

struct store; /* exchange one for another at run time by opening the new and closing the old:
		 nothing else is kept */

enum store_schema {
	STORE_SCHEMA_VERSION = 2, /* PRAGMA user_version; upgrades are assets/sql/upgrade_N.sql */
	STORE_APPLICATION_ID = 0x436f6e63, /* "Conc" */
};

/* Where a database is looked for, in this order; paths may be NULL. */
struct store_places {
	const char *option;	 /* --database FILE: must exist for reading */
	const char *environment; /* $CONCORDAT_DATABASE: likewise */
	const char *user;	 /* $XDG_DATA_HOME/concordat/concordat.db: used where it exists */
	const char *host; /* LOCALSTATEDIR/lib/concordat/concordat.db: used where it exists */
};

/* The first that applies, else the built-in collection. A newer schema or a foreign file is refused
 * with the reason. */
bool store_open(const struct store_places *places, struct store **out, struct error *error);
bool store_open_built_in(struct store **out, struct error *error);
bool store_open_file(const char *path, struct store **out, struct error *error);
void store_close(struct store *store);

const char *store_path(const struct store *store); /* "built-in collection" or the file */

/* The file that an import writes to: option, environment, else user's. */
const char *store_write_path(const struct store_places *places);

/*
 * What a first import starts from, so that nothing is lost from view: the host's database where the
 * user has none and names none. NULL: the built-in collection.
 */
const char *store_origin(const struct store_places *places);

/* Stops the statement that is running, from a signal handler or another key: it ends with an error
 * that says so. */
void store_interrupt(struct store *store);

/*
 * Whole check: digest, structure, references, citations that point at lines that exist. Appends one
 * line per problem to report; false only where the check itself could not go on.
 */
struct string_buffer;
bool store_check(struct store *store, struct string_buffer *report, struct error *error);

#endif
