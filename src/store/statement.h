/*
 * The embedded statements: prepared once for each store, parameters by name, errors kept until the
 * end.
 *
 *	struct statement s = statement_begin(store, "load_event");
 *	statement_bind_text(&s, ":id", id);
 *	while (statement_step(&s))
 *		…statement_text(&s, 0)…
 *	return statement_end(&s, error);
 */
#ifndef STORE_STATEMENT_H
#define STORE_STATEMENT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/error.h"
#include "base/memory.h"
#include "connection.h"

struct statement {
	struct store *store;
	sqlite3_stmt *handle;
	int code; /* the first error, or SQLITE_OK */
};

/*
 * name: of a file in assets/sql. One that is running cannot be begun again before its end. In a
 * file of an older program, one that asks for a later table has no rows.
 */
struct statement statement_begin(struct store *store, const char *name);

/* A parameter that the statement does not have is our mistake. Text must stay as it is until the
 * end; NULL is null. */
void statement_bind_text(struct statement *statement, const char *parameter, const char *text);
void statement_bind_integer(struct statement *statement, const char *parameter, int64_t number);
void statement_bind_number(struct statement *statement, const char *parameter, double number);

/*
 * For a statement that is run for very many rows: places of its parameters are looked up once, and
 * what is bound stays until it is bound again. The error of statement_repeat() is set once more by
 * every later one.
 *
 *	place = statement_parameter(&s, ":id");
 *	for (…) {
 *		statement_put_integer(&s, place, …);
 *		if (!statement_repeat(&s, error)) …
 *	}
 */
int statement_parameter(const struct statement *statement, const char *parameter);
void statement_put_text(struct statement *statement, int place, const char *text);
void statement_put_integer(struct statement *statement, int place, int64_t number);
void statement_put_number(struct statement *statement, int place, double number); /* NAN: null */
void statement_put_bytes(
	struct statement *statement, int place, const unsigned char *bytes, size_t size);
bool statement_repeat(struct statement *statement, struct error *error);

/* True where there is a row; false at the end and after an error. */
bool statement_step(struct statement *statement);

/* Columns of the row, from 0. Text is borrowed until the next step; NULL where it is null. */
const char *statement_text(const struct statement *statement, int column);
char *statement_copy(const struct statement *statement, int column, struct arena *arena);
char *statement_require(const struct statement *statement, int column,
	struct arena *arena); /* "" where a damaged file has null */
int64_t statement_integer(const struct statement *statement, int column);
double statement_number(const struct statement *statement, int column); /* NAN where it is null */
const unsigned char *statement_bytes(const struct statement *statement, int column,
	size_t *size); /* likewise borrowed; NULL where it is null or empty */
bool statement_is_null(const struct statement *statement, int column);

/* Sets the error where there was one. Must be called. */
bool statement_end(struct statement *statement, struct error *error);

/* Steps to the end. */
bool statement_run(struct statement *statement, struct error *error);

/* Runs all statements of a file, one after the other, without parameters. */
bool statement_script(struct store *store, const char *name, struct error *error);

/* Puts all statements of a store away. */
void statement_finalize(struct store *store);

#endif
