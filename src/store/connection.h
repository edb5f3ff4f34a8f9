/* A store from the inside: its SQLite connection and how it was opened. */
#ifndef STORE_CONNECTION_H
#define STORE_CONNECTION_H

#include <stdbool.h>
#include <stdint.h>
#include <sqlite3.h>

#include "base/error.h"
#include "base/memory.h"
#include "store/store.h"

/* Short names of the sources that were asked for so far. */
struct source_names {
	struct arena arena;
	struct source_name {
		const char *id, *name;
	} * items;
	size_t count;
};

struct official;

struct store {
	sqlite3 *db;
	sqlite3_stmt **statements; /* one place for each embedded statement, prepared when it is
				      first needed */
	char *path;		   /* as messages name it */
	int file;   /* the one that was opened, whatever its name stands for by now; -1: none */
	int schema; /* version of its tables */
	bool built_in;
	bool building; /* the collection that will be embedded: its dossiers are the built-in ones,
			  and no clock is read */
	bool refreshing; /* dossiers that are written now are the built-in ones */
	bool failed; /* a statement failed: a generation that is being made must not be published */
	bool verified;		   /* the bytes are those that were published */
	struct official *official; /* months that are being written; or NULL */
	char *found;		   /* what write_find() last gave away */
	struct source_names source_names;
};

/* A file that is being made; messages call it shown. */
bool connection_open_writable(
	const char *file, const char *shown, struct store **out, struct error *error);

/*
 * The bytes of the file are those that were published; looked at once. To be asked before the
 * full-text index is: FTS5 of SQLite before 3.53.2 cannot be trusted with a damaged one
 * (CVE-2026-11822).
 */
bool connection_verify(struct store *store, struct error *error);

/* The database has the tables of that version of the schema and, but for what SQLite and FTS5 make
 * for themselves, nothing else: no view, no trigger. */
bool connection_check_schema(struct store *store, uint32_t version, struct error *error);

/* Sets the error for what SQLite says last happened, with path and reason; false. */
bool connection_error(struct store *store, int code, struct error *error);

#endif
