/* Opening databases: which one, what is refused and with which words, and the whole check. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <sqlite3.h>

#include "store/connection.h"
#include "store/fixture.h"
#include "store/load_records.h"
#include "store/published.h"
#include "store/search.h"

static void make(const struct fixture *fixture)
{
	fixture_dossier(fixture, "made");
	store_close(fixture_database(fixture, "made"));
}

static void refuses(const char *path, const char *reason)
{
	struct store *store = NULL;
	struct error error;

	if (store_open_file(path, &store, &error))
		fail_msg("%s was opened, without \"%s\"", path, reason);
	assert_null(store);
	assert_non_null(strstr(error.message, path));
	if (strstr(error.message, reason) == NULL)
		fail_msg("\"%s\" is not in \"%s\"", reason, error.message);
}

/* Writes a byte of the made database. */
static void poke(const struct fixture *fixture, long at, unsigned char byte)
{
	FILE *file = fopen(fixture->path, "r+b");

	assert_non_null(file);
	assert_int_equal(fseek(file, at, SEEK_SET), 0);
	assert_int_equal(fputc(byte, file), byte);
	fclose(file);
}

static void files_that_are_not_ours_are_refused(void **state)
{
	const struct fixture *fixture = *state;
	char path[300];

	snprintf(path, sizeof path, "%s/none.db", fixture->folder);
	refuses(path, "No such file");
	fixture_write(fixture, "empty.db", "");
	snprintf(path, sizeof path, "%s/empty.db", fixture->folder);
	refuses(path, "no database of concordat");
	fixture_write(fixture, "text.db", "SQLite format 3, but no more than that");
	snprintf(path, sizeof path, "%s/text.db", fixture->folder);
	refuses(path, "no database of concordat");
	refuses(fixture->folder, "not a regular file");
	snprintf(path, sizeof path, "%s/pipe", fixture->folder);
	assert_int_equal(mkfifo(path, 0600), 0);
	refuses(path, "not a regular file"); /* and does not wait for a writer */
}

static void damaged_and_foreign_databases_are_refused(void **state)
{
	const struct fixture *fixture = *state;

	make(fixture);
	poke(fixture, 63, STORE_SCHEMA_VERSION + 1);
	refuses(fixture->path, "newer concordat (schema 3");
	poke(fixture, 63, 0);
	refuses(fixture->path, "damaged or cut off");
	poke(fixture, 63, STORE_SCHEMA_VERSION);
	poke(fixture, 68, 'x');
	refuses(fixture->path, "no database of concordat");
	poke(fixture, 68, 'C');
	poke(fixture, 18, 2);
	refuses(fixture->path, "write-ahead log");
	poke(fixture, 18, 1);
	poke(fixture, 28, 9);
	refuses(fixture->path, "cut off");
	poke(fixture, 28, 0);
	assert_int_equal(truncate(fixture->path, 8192), 0);
	refuses(fixture->path, "cut off");
}

static void tables_of_others_are_refused(void **state)
{
	const struct fixture *fixture = *state;
	sqlite3 *db;

	make(fixture);
	assert_int_equal(sqlite3_open(fixture->path, &db), SQLITE_OK);
	assert_int_equal(sqlite3_exec(db,
				 "CREATE VIEW evil AS WITH RECURSIVE t(x) AS (SELECT 1 UNION ALL "
				 "SELECT x FROM t) SELECT x FROM t",
				 NULL, NULL, NULL),
		SQLITE_OK);
	sqlite3_close(db);
	refuses(fixture->path, "tables that concordat did not make");
}

static size_t count_partnerships(struct store *store)
{
	const struct partnership *partnerships;
	struct arena arena = {0};
	struct error error;
	size_t count;

	if (!load_partnerships(store, &arena, &partnerships, &count, &error))
		fail_msg("%s", error.message);
	arena_free(&arena);
	return count;
}

static void any_name_will_do(void **state)
{
	static const char *const names[] = {"a?mode=rwc.db", "b#c.db", "d%20e.db", "f&g=h.db",
		"i j.db", "\xc3\xa9.db", "\x1b[2J.db", "new\nline.db", "'quote\".db"};
	struct fixture *fixture = *state;
	char made[200], path[300];
	struct store *store;
	struct error error;

	make(fixture);
	strcpy(made, fixture->path);
	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		snprintf(path, sizeof path, "%s/%s", fixture->folder, names[i]);
		assert_int_equal(rename(made, path), 0);
		if (!store_open_file(path, &store, &error))
			fail_msg("%s", error.message);
		assert_string_equal(store_path(store), path);
		assert_int_equal(count_partnerships(store), 2);
		store_close(store);
		strcpy(made, path);
	}
	assert_int_equal(chdir(fixture->folder), 0);
	assert_int_equal(rename(made, "made.db"), 0);
	assert_true(store_open_file("made.db", &store, &error)); /* also relative */
	store_close(store);
	assert_int_equal(chmod("made.db", 0400), 0);
	assert_int_equal(symlink("made.db", "link.db"), 0);
	assert_true(store_open_file("./link.db", &store, &error));
	store_close(store);
	assert_int_equal(chdir("/"), 0);
}

static void places_are_tried_in_order(void **state)
{
	const struct fixture *fixture = *state;
	struct store_places places = {0};
	struct store *store;
	struct error error;
	char none[300];

	make(fixture);
	snprintf(none, sizeof none, "%s/none.db", fixture->folder);
	places.user = places.host = none;
	assert_true(store_open(&places, &store, &error));
	assert_string_equal(store_path(store), "built-in collection");
	assert_true(count_partnerships(store) >= 27);
	store_close(store);
	places.host = fixture->path;
	assert_true(store_open(&places, &store, &error));
	assert_string_equal(store_path(store), fixture->path);
	store_close(store);
	places.environment = "";
	assert_true(store_open(&places, &store, &error));
	store_close(store);
	places.environment = none;
	assert_false(store_open(&places, &store, &error)); /* named, so it must be there */
	assert_string_equal(store_write_path(&places), none);
	places.option = fixture->path;
	assert_true(store_open(&places, &store, &error));
	store_close(store);
	assert_string_equal(store_write_path(&places), fixture->path);
	places.option = places.environment = NULL;
	assert_string_equal(store_write_path(&places), none);
}

static char *report_of(const char *path)
{
	struct string_buffer report = {0};
	struct store *store;
	struct error error;
	char *text;

	if (!store_open_file(path, &store, &error))
		fail_msg("%s", error.message);
	if (!store_check(store, &report, &error))
		string_buffer_add(&report, error.message);
	text = strdup(string_buffer_text(&report));
	string_buffer_free(&report);
	store_close(store);
	return text;
}

/* Finds bytes in the made database; -1 where they are not. */
static long find_bytes(const struct fixture *fixture, const char *wanted)
{
	size_t size;
	char *bytes = fixture_read_from(fixture->folder, "made.db", &size);
	long at = -1;

	for (size_t i = 0; i + strlen(wanted) < size && at < 0; i++)
		if (memcmp(bytes + i, wanted, strlen(wanted)) == 0)
			at = (long)i;
	free(bytes);
	return at;
}

static void one_changed_digit_is_found(void **state)
{
	const struct fixture *fixture = *state;
	char *report;
	long at;

	make(fixture);
	report = report_of(fixture->path);
	assert_string_equal(report, "");
	free(report);
	at = find_bytes(fixture, "5,300 SCANS");
	assert_true(at > 0);
	poke(fixture, at, '9');
	report = report_of(fixture->path);
	assert_non_null(strstr(report, "digest differs"));
	assert_null(strstr(report, "structure")); /* which SQLite itself does not notice */
	free(report);
	poke(fixture, at, '5');
	report = report_of(fixture->path);
	assert_string_equal(report, "");
	free(report);
}

static void a_file_without_its_digest_is_reported(void **state)
{
	const struct fixture *fixture = *state;
	struct stat status;
	char *report;

	make(fixture);
	assert_int_equal(stat(fixture->path, &status), 0);
	assert_int_equal(status.st_size % 4096, PUBLISHED_LINE);
	assert_int_equal(truncate(fixture->path, status.st_size - PUBLISHED_LINE), 0);
	report = report_of(fixture->path);
	assert_non_null(strstr(report, "digest differs"));
	free(report);
}

/* SQLite reads the pages its header counts: the line behind them is nothing to it, reading,
 * checking or writing. */
/* The next generation takes the name; this one stays what it is for those who have it open. */
static void the_opened_file_is_verified(void **state)
{
	const struct fixture *fixture = *state;
	struct store *store;
	struct error error;
	char other[300];

	make(fixture);
	assert_true(store_open_file(fixture->path, &store, &error));
	fixture_write(fixture, "other", "not even a database");
	snprintf(other, sizeof other, "%s/other", fixture->folder);
	assert_int_equal(rename(other, fixture->path), 0);
	assert_true(connection_verify(store, &error));
	store_close(store);
}

static void sqlite_does_not_mind_the_line(void **state)
{
	const struct fixture *fixture = *state;
	sqlite3 *db;
	sqlite3_stmt *statement;

	make(fixture);
	assert_int_equal(sqlite3_open(fixture->path, &db), SQLITE_OK);
	assert_int_equal(
		sqlite3_prepare_v2(db, "PRAGMA integrity_check", -1, &statement, NULL), SQLITE_OK);
	assert_int_equal(sqlite3_step(statement), SQLITE_ROW);
	assert_string_equal((const char *)sqlite3_column_text(statement, 0), "ok");
	sqlite3_finalize(statement);
	assert_int_equal(
		sqlite3_exec(db,
			"CREATE TABLE more(x); INSERT INTO more VALUES (zeroblob(100000)); VACUUM",
			NULL, NULL, NULL),
		SQLITE_OK);
	assert_int_equal(
		sqlite3_prepare_v2(db, "PRAGMA integrity_check", -1, &statement, NULL), SQLITE_OK);
	assert_int_equal(sqlite3_step(statement), SQLITE_ROW);
	assert_string_equal((const char *)sqlite3_column_text(statement, 0), "ok");
	sqlite3_finalize(statement);
	sqlite3_close(db);
}

/* Damage anywhere ends in a message or in rows, never in a signal (run under sanitizers too). */
static void random_damage_does_no_harm(void **state)
{
	const struct fixture *fixture = *state;
	size_t size = 0;
	char *bytes;

	make(fixture);
	bytes = fixture_read_from(fixture->folder, "made.db", &size);
	srand(5);
	for (int i = 0; i < 150; i++) {
		char *damaged = malloc(size);
		const struct metric *metrics;
		struct string_buffer report = {0};
		struct arena arena = {0};
		struct store *store;
		struct error error;
		size_t count;

		memcpy(damaged, bytes, size);
		for (int k = 0; k <= i % 5; k++)
			damaged[(size_t)rand() % size] = (char)rand();
		fixture_write_bytes(fixture, "damaged.db", damaged, size);
		free(damaged);
		if (store_open_file(arena_format(&arena, "%s/damaged.db", fixture->folder), &store,
			    &error)) {
			const struct partnership *partnerships;
			struct search_result result;
			struct record *record;

			load_partnerships(store, &arena, &partnerships, &count, &error);
			load_metrics(store, &arena, NULL, &metrics, &count, &error);
			load_record(store, &arena, "m-scans", &record, &error);
			search_run(&store, 1, "mri", 0, &arena, &result, &error);
			store_check(store, &report, &error);
			store_close(store);
		}
		string_buffer_free(&report);
		arena_free(&arena);
	}
	free(bytes);
}

static void a_running_statement_can_be_stopped(void **state)
{
	const struct fixture *fixture = *state;
	struct store *store;
	struct error error;

	fixture_dossier(fixture, "made");
	store = fixture_database(fixture, "made");
	assert_false(connection_error(store, SQLITE_INTERRUPT, &error));
	assert_string_equal(error.message, "cancelled");
	store_interrupt(store); /* nothing runs: nothing happens */
	assert_int_equal(count_partnerships(store), 2);
	store_close(store);
	store_close(NULL);
}

static void the_built_in_collection_is_sound(void **state)
{
	struct string_buffer report = {0};
	struct store *store;
	struct error error;

	(void)state;
	assert_true(store_open_built_in(&store, &error));
	assert_true(store_check(store, &report, &error));
	assert_string_equal(string_buffer_text(&report), "");
	string_buffer_free(&report);
	store_close(store);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(
			files_that_are_not_ours_are_refused, fixture_setup, fixture_teardown),
		cmocka_unit_test_setup_teardown(
			damaged_and_foreign_databases_are_refused, fixture_setup, fixture_teardown),
		cmocka_unit_test_setup_teardown(
			tables_of_others_are_refused, fixture_setup, fixture_teardown),
		cmocka_unit_test_setup_teardown(any_name_will_do, fixture_setup, fixture_teardown),
		cmocka_unit_test_setup_teardown(
			places_are_tried_in_order, fixture_setup, fixture_teardown),
		cmocka_unit_test_setup_teardown(
			one_changed_digit_is_found, fixture_setup, fixture_teardown),
		cmocka_unit_test_setup_teardown(
			a_file_without_its_digest_is_reported, fixture_setup, fixture_teardown),
		cmocka_unit_test_setup_teardown(
			the_opened_file_is_verified, fixture_setup, fixture_teardown),
		cmocka_unit_test_setup_teardown(
			sqlite_does_not_mind_the_line, fixture_setup, fixture_teardown),
		cmocka_unit_test_setup_teardown(
			random_damage_does_no_harm, fixture_setup, fixture_teardown),
		cmocka_unit_test_setup_teardown(
			a_running_statement_can_be_stopped, fixture_setup, fixture_teardown),
		cmocka_unit_test(the_built_in_collection_is_sound),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
