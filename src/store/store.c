/* Opening a database: where it is looked for, what is checked before it is trusted, how its
 * connection is set. */
#include "store/store.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/memory.h"
#include "base/string_buffer.h"
#include "connection.h"
#include "embedded.h"
#include "files.h"
#include "official.h"
#include "published.h"
#include "rows.h"
#include "statement.h"
#include "store/digest.h"

/* SHA-256 of what assets/sql/find_schema.sql says of a database of each version;
 * tests/store/test_store.c prints a new one. */
static const char *const schema_digests[STORE_SCHEMA_VERSION + 1] = {
	NULL,
	"bc6ee1e691ce4f148d0a4e779e43484aedd75951763922b9754a8ac1a09419cd",
	"8541ffd5f42c2e43c23937298aeaab9b8cb25915d8ee44e50195a60bca9b5a36",
};

/* sqlite.org/security.html, with room for our own largest statements. */
static const struct limit {
	int id, value;
} limits[] = {
	{SQLITE_LIMIT_LENGTH, 16 << 20},
	{SQLITE_LIMIT_SQL_LENGTH, 100000},
	{SQLITE_LIMIT_COLUMN, 100},
	{SQLITE_LIMIT_EXPR_DEPTH, 60},
	{SQLITE_LIMIT_COMPOUND_SELECT, 10},
	{SQLITE_LIMIT_VDBE_OP, 25000},
	{SQLITE_LIMIT_FUNCTION_ARG, 8},
	{SQLITE_LIMIT_ATTACHED, 0},
	{SQLITE_LIMIT_LIKE_PATTERN_LENGTH, 50},
	{SQLITE_LIMIT_VARIABLE_NUMBER, 100},
	{SQLITE_LIMIT_TRIGGER_DEPTH, 10},
	{SQLITE_LIMIT_WORKER_THREADS, 0},
};

static void secure(sqlite3 *db)
{
	sqlite3_extended_result_codes(db, 1);
	sqlite3_db_config(db, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
	sqlite3_db_config(db, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
	sqlite3_db_config(db, SQLITE_DBCONFIG_ENABLE_VIEW, 0, NULL);
	sqlite3_db_config(db, SQLITE_DBCONFIG_DQS_DML, 0, NULL);
	sqlite3_db_config(db, SQLITE_DBCONFIG_DQS_DDL, 0, NULL);
	for (size_t i = 0; i < sizeof limits / sizeof *limits; i++)
		sqlite3_limit(db, limits[i].id, limits[i].value);
}

bool connection_error(struct store *store, int code, struct error *error)
{
	bool latest = sqlite3_extended_errcode(store->db) == code;
	const char *reason = latest ? sqlite3_errmsg(store->db) : sqlite3_errstr(code);
	int number = sqlite3_system_errno(store->db);

	store->failed = true;
	switch (code & 0xff) {
	case SQLITE_INTERRUPT:
		return error_set(error, "cancelled");
	case SQLITE_CORRUPT:
	case SQLITE_NOTADB:
		return error_set(error,
			"%s is damaged (%s): go back with `concordat undo`, or to a copy",
			store->path, reason);
	case SQLITE_FULL:
		return files_tell_full(store->path, error);
	case SQLITE_IOERR:
	case SQLITE_CANTOPEN:
		if (number != 0)
			return error_set_errno(error, number, "%s: %s", store->path, reason);
		break;
	default:
		break;
	}
	return error_set(error, "%s: %s", store->path, reason);
}

/* The store owns the connection from here on, also where opening it failed. */
static struct store *store_make(const char *path)
{
	struct store *store = memory_allocate(sizeof *store);

	store->file = -1;
	store->schema = STORE_SCHEMA_VERSION;
	store->path = memory_copy_string(path);
	store->statements = memory_allocate(embedded_sql_count * sizeof *store->statements);
	return store;
}

/* For the whole library; refused, and rightly, from the second store on. */
static void configure(void)
{
	/* The threads that read a file of RTT never come here. */
	sqlite3_config(SQLITE_CONFIG_SINGLETHREAD);
	/* Counting memory costs a lock at every allocation, and nobody asks. */
	sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
	/* No room for twenty pages before the first is read. */
	sqlite3_config(SQLITE_CONFIG_PAGECACHE, NULL, 0, 0);
}

static bool connect(
	const char *uri, int flags, const char *path, struct store **out, struct error *error)
{
	struct store *store = store_make(path);
	int code;

	configure();
	code = sqlite3_open_v2(
		uri, &store->db, flags | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_URI, NULL);

	if (code == SQLITE_OK) {
		*out = store;
		return true;
	}
	connection_error(store, code, error);
	store_close(store);
	return false;
}

/* Appends the path as a URI, every byte that could mean something else as %XX. */
static void add_uri(struct string_buffer *uri, const char *path)
{
	static const char plain[] =
		"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789/._-~";

	string_buffer_add(uri, *path == '/' ? "file://" : "file:");
	for (; *path; path++) {
		if (strchr(plain, *path) != NULL)
			string_buffer_add_char(uri, *path);
		else
			string_buffer_format(uri, "%%%02X", (unsigned)(unsigned char)*path);
	}
}

bool connection_open_writable(
	const char *file, const char *shown, struct store **out, struct error *error)
{
	struct string_buffer uri = {0};
	bool done;

	add_uri(&uri, file);
	done = connect(string_buffer_text(&uri), SQLITE_OPEN_READWRITE, shown, out, error);
	string_buffer_free(&uri);
	if (!done)
		return false;
	/* First the settings: a defensive connection could not go without a journal. */
	if (statement_script(*out, "settings_write", error)) {
		secure((*out)->db);
		return true;
	}
	store_close(*out);
	*out = NULL;
	return false;
}

bool connection_check_schema(struct store *store, uint32_t version, struct error *error)
{
	struct statement statement = statement_begin(store, "find_schema");
	struct digest digest;
	char hex[65];

	digest_begin(&digest);
	while (statement_step(&statement)) {
		for (int i = 0; i < 3; i++) {
			const char *text = statement_text(&statement, i);

			digest_add(&digest, text != NULL ? text : "",
				text != NULL ? strlen(text) + 1 : 1);
		}
	}
	if (!statement_end(&statement, error))
		return false;
	digest_end(&digest, hex);
	if (strcmp(hex, schema_digests[version]) == 0)
		return true;
	return error_set(error,
		"%s has tables that concordat did not make (schema %s): name another database",
		store->path, hex);
}

static bool make_ready(
	struct store *store, uint32_t version, struct store **out, struct error *error)
{
	const char *settings = store->built_in ? "settings_built_in" : "settings_read";

	secure(store->db);
	store->schema = (int)version;
	if (statement_script(store, settings, error) &&
		(store->built_in || connection_check_schema(store, version, error))) {
		store->failed = false;
		*out = store;
		return true;
	}
	store_close(store);
	return false;
}

bool store_open_file(const char *path, struct store **out, struct error *error)
{
	struct string_buffer uri = {0};
	struct published published;
	struct store *store;
	uint64_t size;
	int file = files_open(path, &size, error);
	bool done = file >= 0 && published_read_head(file, size, path, &published, error);

	if (done) {
		add_uri(&uri, path);
		string_buffer_add(&uri, "?mode=ro&immutable=1");
		done = connect(string_buffer_text(&uri), SQLITE_OPEN_READONLY, path, &store, error);
		string_buffer_free(&uri);
	}
	if (!done) {
		if (file >= 0)
			close(file);
		return false;
	}
	store->file = file;
	return make_ready(store, published.schema, out, error);
}

/* SQLite reads the embedded bytes where they are: read-only, and never freed by it. */
static bool deserialize(
	struct store *store, const struct embedded *collection, uint64_t size, struct error *error)
{
	unsigned char *bytes = (unsigned char *)(uintptr_t)collection->bytes;
	int code = sqlite3_deserialize(store->db, "main", bytes, (sqlite3_int64)size,
		(sqlite3_int64)size, SQLITE_DESERIALIZE_READONLY);

	return code == SQLITE_OK || connection_error(store, code, error);
}

bool store_open_built_in(struct store **out, struct error *error)
{
	const struct embedded *collection = embedded_collection();
	struct published published;
	struct store *store;
	uint64_t size;

	if (collection == NULL)
		return error_set(error, "this program has no built-in collection: name a database");
	size = (uint64_t)(collection->end - collection->bytes);
	if (size < PUBLISHED_HEAD ||
		!published_check_head(
			collection->bytes, size, "the built-in collection", &published, error) ||
		!connect(":memory:", SQLITE_OPEN_READWRITE, "built-in collection", &store, error))
		return false;
	store->built_in = true;
	if (deserialize(store, collection, published.pages_size, error))
		return make_ready(store, published.schema, out, error);
	store_close(store);
	return false;
}

static bool exists(const char *path)
{
	return path != NULL && *path != '\0' &&
	       (access(path, F_OK) == 0 || (errno != ENOENT && errno != ENOTDIR));
}

const char *store_origin(const struct store_places *places)
{
	bool named = places->option != NULL ||
		     (places->environment != NULL && *places->environment != '\0');

	return !named && !exists(places->user) && exists(places->host) ? places->host : NULL;
}

bool store_open(const struct store_places *places, struct store **out, struct error *error)
{
	if (places->option != NULL)
		return store_open_file(places->option, out, error);
	if (places->environment != NULL && *places->environment != '\0')
		return store_open_file(places->environment, out, error);
	if (exists(places->user))
		return store_open_file(places->user, out, error);
	if (exists(places->host))
		return store_open_file(places->host, out, error);
	return store_open_built_in(out, error);
}

const char *store_write_path(const struct store_places *places)
{
	if (places->option != NULL)
		return places->option;
	if (places->environment != NULL && *places->environment != '\0')
		return places->environment;
	return places->user;
}

const char *store_path(const struct store *store)
{
	return store->path;
}

void store_interrupt(struct store *store)
{
	sqlite3_interrupt(store->db);
}

void store_close(struct store *store)
{
	if (store == NULL)
		return;
	official_close(store);
	statement_finalize(store);
	sqlite3_close(store->db);
	if (store->file >= 0)
		close(store->file);
	rows_forget_names(store);
	free(store->found);
	free(store->path);
	free(store);
}
