/* Prepared statements: a small cache over the embedded SQL. */
#include "statement.h"

#include <assert.h>
#include <math.h>
#include <stdlib.h>

#include "base/memory.h"
#include "embedded.h"

static int prepare(struct store *store, const struct embedded *sql, sqlite3_stmt **out)
{
	return sqlite3_prepare_v3(store->db, (const char *)sql->bytes, (int)(sql->end - sql->bytes),
		SQLITE_PREPARE_PERSISTENT, out, NULL);
}

struct statement statement_begin(struct store *store, const char *name)
{
	struct statement statement = {.store = store, .code = SQLITE_OK};
	size_t number = embedded_sql_number(name);

	if (store->statements[number] == NULL)
		statement.code =
			prepare(store, &embedded_sql_table[number], &store->statements[number]);
	/* It asks for a table that a file of an older program does not have: nothing is in it. */
	if (statement.code == SQLITE_ERROR && store->schema < STORE_SCHEMA_VERSION)
		statement.code = SQLITE_OK;
	statement.handle = store->statements[number];
	assert(statement.handle == NULL || !sqlite3_stmt_busy(statement.handle));
	return statement;
}

/* SQLite takes no number for a parameter, and 0 where none is called so. */
static int find_parameter(const struct statement *statement, const char *parameter)
{
	int number = sqlite3_bind_parameter_index(statement->handle, parameter);

	assert(number > 0);
	return number;
}

static void keep_code(struct statement *statement, int code)
{
	if (statement->code == SQLITE_OK)
		statement->code = code;
}

void statement_bind_text(struct statement *statement, const char *parameter, const char *text)
{
	if (statement->handle != NULL)
		keep_code(statement,
			sqlite3_bind_text(statement->handle, find_parameter(statement, parameter),
				text, -1, SQLITE_STATIC));
}

void statement_bind_integer(struct statement *statement, const char *parameter, int64_t number)
{
	if (statement->handle != NULL)
		keep_code(statement, sqlite3_bind_int64(statement->handle,
					     find_parameter(statement, parameter), number));
}

void statement_bind_number(struct statement *statement, const char *parameter, double number)
{
	if (statement->handle != NULL)
		keep_code(statement, sqlite3_bind_double(statement->handle,
					     find_parameter(statement, parameter), number));
}

int statement_parameter(const struct statement *statement, const char *parameter)
{
	return statement->handle != NULL ? find_parameter(statement, parameter) : 0;
}

void statement_put_text(struct statement *statement, int place, const char *text)
{
	keep_code(statement, sqlite3_bind_text(statement->handle, place, text, -1, SQLITE_STATIC));
}

void statement_put_integer(struct statement *statement, int place, int64_t number)
{
	keep_code(statement, sqlite3_bind_int64(statement->handle, place, number));
}

void statement_put_number(struct statement *statement, int place, double number)
{
	keep_code(statement, sqlite3_bind_double(statement->handle, place, number));
}

void statement_put_bytes(
	struct statement *statement, int place, const unsigned char *bytes, size_t size)
{
	keep_code(statement,
		sqlite3_bind_blob64(statement->handle, place, bytes, size, SQLITE_STATIC));
}

bool statement_repeat(struct statement *statement, struct error *error)
{
	while (statement_step(statement))
		;
	if (statement->handle != NULL)
		sqlite3_reset(statement->handle);
	return statement->code == SQLITE_OK ||
	       connection_error(statement->store, statement->code, error);
}

bool statement_step(struct statement *statement)
{
	int code;

	if (statement->code != SQLITE_OK || statement->handle == NULL)
		return false;
	code = sqlite3_step(statement->handle);
	if (code != SQLITE_ROW && code != SQLITE_DONE)
		statement->code = code;
	return code == SQLITE_ROW;
}

/* NULL also says that there was no memory for its NUL, and only the next step would tell. */
const char *statement_text(const struct statement *statement, int column)
{
	const char *text = (const char *)sqlite3_column_text(statement->handle, column);

	if (text == NULL && !statement_is_null(statement, column))
		memory_exhausted();
	return text;
}

char *statement_copy(const struct statement *statement, int column, struct arena *arena)
{
	return arena_string(arena, statement_text(statement, column));
}

char *statement_require(const struct statement *statement, int column, struct arena *arena)
{
	const char *text = statement_text(statement, column);

	return arena_string(arena, text != NULL ? text : "");
}

int64_t statement_integer(const struct statement *statement, int column)
{
	return sqlite3_column_int64(statement->handle, column);
}

const unsigned char *statement_bytes(const struct statement *statement, int column, size_t *size)
{
	const unsigned char *bytes = sqlite3_column_blob(statement->handle, column);

	*size = bytes != NULL ? (size_t)sqlite3_column_bytes(statement->handle, column) : 0;
	return bytes;
}

double statement_number(const struct statement *statement, int column)
{
	return statement_is_null(statement, column)
		       ? NAN
		       : sqlite3_column_double(statement->handle, column);
}

bool statement_is_null(const struct statement *statement, int column)
{
	return sqlite3_column_type(statement->handle, column) == SQLITE_NULL;
}

bool statement_end(struct statement *statement, struct error *error)
{
	bool done = statement->code == SQLITE_OK ||
		    connection_error(statement->store, statement->code, error);

	if (statement->handle != NULL) {
		sqlite3_reset(statement->handle);
		sqlite3_clear_bindings(statement->handle);
	}
	return done;
}

bool statement_run(struct statement *statement, struct error *error)
{
	while (statement_step(statement))
		;
	return statement_end(statement, error);
}

bool statement_script(struct store *store, const char *name, struct error *error)
{
	const struct embedded *sql = &embedded_sql_table[embedded_sql_number(name)];
	const char *at = (const char *)sql->bytes, *end = (const char *)sql->end;
	int code = SQLITE_OK;

	while (code == SQLITE_OK && at < end) {
		sqlite3_stmt *handle = NULL;

		code = sqlite3_prepare_v2(store->db, at, (int)(end - at), &handle, &at);
		while (code == SQLITE_OK && handle != NULL &&
			(code = sqlite3_step(handle)) == SQLITE_ROW)
			code = SQLITE_OK;
		code = code == SQLITE_DONE ? SQLITE_OK : code;
		if (code != SQLITE_OK)
			connection_error(store, code, error);
		sqlite3_finalize(handle);
	}
	return code == SQLITE_OK;
}

void statement_finalize(struct store *store)
{
	for (size_t i = 0; i < embedded_sql_count; i++)
		sqlite3_finalize(store->statements[i]);
	free(store->statements);
	store->statements = NULL;
}
