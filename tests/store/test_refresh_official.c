/* The built-in months in a file of the user's: copied where they are missing, renewed where they
 * are older, never over the user's own. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "store/official.h"
#include "store/refresh.h"

enum {
	APRIL = 2044 * 12 + 3,
	AFTER_OURS = 2000000000, /* newer than what this program has built in */
};

/* A part of April and of May: one trust, with England as the file has it. */
static void write_part(struct store *store, int month, int64_t import, int64_t count)
{
	struct official_month part = {.dataset = "rtt", .month = month, .import = import};
	int64_t icb = official_body(store, "QZ9", "NHS MADE ICB", BODY_ICB, month),
		trust = official_body(store, "RZ9", "MADE NHS TRUST", BODY_PROVIDER, month),
		item = official_item(store, "ae.attendances.type1");
	struct string_buffer report = {0};

	official_month_begin(store, &part);
	official_waits(store, month, PART_INCOMPLETE, FUNCTION_ALL, trust, icb, count, 3);
	official_waits(store, month, PART_INCOMPLETE, FUNCTION_ALL, BODY_ENGLAND, 0, 1000, 0);
	official_month_end(store, &part, &report);
	part.dataset = "ae";
	official_month_begin(store, &part);
	official_figure(store, month, item, trust, NAN, "not reported");
	official_month_end(store, &part, &report);
	string_buffer_free(&report);
}

/* As a list of organisations has them: without names. */
static void write_closed(struct store *store)
{
	static const struct body closed[] = {{.code = "RZ7",
						     .kind = BODY_PROVIDER,
						     .parent = "QZ1",
						     .closed = "2043-12-31",
						     .successor = "RZ9"},
		{.code = "RZ6", .kind = BODY_PROVIDER, .closed = "2043-12-31"}};
	struct error error;
	int64_t number;

	for (size_t i = 0; i < sizeof closed / sizeof *closed; i++)
		assert_true(write_body(store, &closed[i], 0, &number, &error));
}

/* FOLDER/name, as the build makes the collection. */
static struct store *make_built_in(
	const struct fixture *fixture, const char *name, int64_t when, int64_t count)
{
	struct import_record record = {
		.file = name, .kind = "built-in", .digest = name, .when = AFTER_OURS + when};
	struct generation *generation;
	struct store *store;
	struct error error;
	char path[300];
	int64_t id;

	snprintf(path, sizeof path, "%s/%s", fixture->folder, name);
	assert_true(generation_build(path, &generation, &error));
	store = generation_store(generation);
	assert_true(write_import(store, &record, &id, &error));
	write_part(store, APRIL, id, count);
	write_part(store, APRIL + 1, id, count);
	write_closed(store);
	official_publish(generation);
	assert_true(store_open_file(path, &store, &error));
	return store;
}

static void refresh(struct store *from, struct store *to)
{
	struct error error;

	to->refreshing = true;
	if (!refresh_official(from, to, &error))
		fail_msg("%s", error.message);
	to->refreshing = false;
}

/* How many wait at the trust that month, but for NONC, which is there under its fixed number. */
static int64_t waiting(struct store *store, int month)
{
	char sql[300];
	sqlite3_stmt *handle;
	struct waits sum = {0};
	int64_t total = -1;

	snprintf(sql, sizeof sql,
		"SELECT w.bands FROM waits AS w JOIN bodies AS b ON b.number = w.body "
		"WHERE w.month = %d AND b.code = 'RZ9'",
		month);
	assert_int_equal(sqlite3_prepare_v2(store->db, sql, -1, &handle, NULL), SQLITE_OK);
	if (sqlite3_step(handle) == SQLITE_ROW) {
		assert_true(waits_add_packed(&sum, sqlite3_column_blob(handle, 0),
			(size_t)sqlite3_column_bytes(handle, 0), BODY_NONC));
		total = waits_total(&sum);
	}
	sqlite3_finalize(handle);
	return total;
}

static void missing_months_are_copied_once(void **state)
{
	const struct fixture *fixture = *state;
	struct store *from = make_built_in(fixture, "old", 5, 100), *store;
	struct generation *generation = official_begin(fixture);
	struct string_buffer report = {0};
	struct waits_group group;
	sqlite3_stmt *handle;
	struct error error;
	int64_t id, icb;
	size_t at = 0;

	store = generation_store(generation);
	for (int i = 0; i < 50; i++) { /* so that numbers differ */
		char code[16];

		snprintf(code, sizeof code, "NZ%03d", i);
		official_body(store, code, code, BODY_PROVIDER, APRIL);
	}
	id = official_import(store, "own", "own");
	refresh(from, store);
	assert_int_equal(waiting(store, APRIL), 100);
	assert_int_equal(official_ask(store, "SELECT max(id) FROM imports"), id + 1);
	assert_int_equal(official_ask(store, "SELECT count(*) FROM months WHERE month > 24500"), 4);
	assert_int_equal(official_ask(store, "SELECT count(*) FROM figures WHERE month > 24500 AND "
					     "value IS NULL AND why = 'not reported'"),
		2);
	icb = official_ask(store, "SELECT number FROM bodies WHERE code = 'QZ9'");
	assert_int_equal(sqlite3_prepare_v2(store->db,
				 "SELECT bands FROM waits WHERE month = 24531 AND body > 3", -1,
				 &handle, NULL),
		SQLITE_OK);
	assert_int_equal(sqlite3_step(handle), SQLITE_ROW);
	assert_true(waits_next_group(sqlite3_column_blob(handle, 0),
		(size_t)sqlite3_column_bytes(handle, 0), &at, &group));
	assert_int_equal(group.commissioner, icb);
	sqlite3_finalize(handle);
	refresh(from, store); /* nothing is missing any more */
	assert_int_equal(official_ask(store, "SELECT max(id) FROM imports"), id + 1);
	official_publish(generation);
	store_close(from);
	store = official_open(fixture);
	assert_true(store_check(store, &report, &error));
	assert_string_equal(string_buffer_text(&report), "");
	string_buffer_free(&report);
	store_close(store);
}

static void the_users_own_month_stays(void **state)
{
	const struct fixture *fixture = *state;
	struct store *old = make_built_in(fixture, "old", 5, 100),
		     *newer = make_built_in(fixture, "newer", 6, 200), *store;
	struct generation *generation = official_begin(fixture);
	struct string_buffer report = {0};
	struct official_month month = {.dataset = "rtt", .month = APRIL, .whole = true};
	int64_t trust;

	store = generation_store(generation);
	refresh(old, store);
	trust = official_body(store, "RZ9", "MADE NHS TRUST", BODY_PROVIDER, APRIL);
	month.import = official_import(store, "own", "own");
	official_month_begin(store, &month);
	official_waits(store, APRIL, PART_INCOMPLETE, FUNCTION_ALL, trust, BODY_BLANK, 77, 0);
	official_month_end(store, &month, &report);
	/* the part was there with another total */
	assert_non_null(strstr(string_buffer_text(&report), "RZ9 waiting list: 77, was 100"));
	refresh(newer, store);
	assert_int_equal(waiting(store, APRIL), 77);
	assert_int_equal(waiting(store, APRIL + 1), 200);
	assert_int_equal(official_ask(store, "SELECT count(*) FROM imports WHERE file = 'old'"), 0);
	refresh(old, store); /* an older program: what is newer stays */
	assert_int_equal(waiting(store, APRIL + 1), 200);
	string_buffer_free(&report);
	official_publish(generation);
	store_close(old);
	store_close(newer);
}

/* In a file that has every month: what the user's own lists and months say of a trust stays. */
static void closings_are_copied_where_none_is_known(void **state)
{
	static const struct body own[] = {
		{.code = "RZ7", .name = "OWN NHS TRUST", .kind = BODY_PROVIDER, .parent = "QZ9"},
		{.code = "RZ6", .kind = BODY_PROVIDER, .closed = "2044-01-31"}};
	const struct fixture *fixture = *state;
	struct store *from = make_built_in(fixture, "old", 5, 100), *store;
	struct generation *generation = official_begin(fixture);
	struct error error;
	int64_t number;

	store = generation_store(generation);
	refresh(from, store);
	official_change(store, "DELETE FROM bodies WHERE code IN ('RZ6', 'RZ7')");
	for (size_t i = 0; i < 2; i++)
		assert_true(write_body(store, &own[i], 0, &number, &error));
	refresh(from, store);
	assert_int_equal(
		official_ask(store,
			"SELECT count(*) FROM bodies WHERE code = 'RZ7' AND name = 'OWN NHS TRUST' "
			"AND parent = 'QZ9' AND closed = '2043-12-31' AND successor = 'RZ9'"),
		1);
	assert_int_equal(
		official_ask(store, "SELECT count(*) FROM body_names WHERE name = 'RZ7'"), 0);
	assert_int_equal(official_ask(store, "SELECT count(*) FROM bodies WHERE code = 'RZ6' AND "
					     "closed = '2044-01-31'"),
		1);
	generation_abandon(generation);
	store_close(from);
}

static void what_is_built_in_cannot_be_removed(void **state)
{
	const struct fixture *fixture = *state;
	struct store *from = make_built_in(fixture, "old", 5, 100), *store;
	struct generation *generation = official_begin(fixture);
	struct string_buffer report = {0};
	struct error error;

	store = generation_store(generation);
	refresh(from, store);
	assert_false(write_import_remove(
		store, official_ask(store, "SELECT max(id) FROM imports"), &report, &error));
	assert_non_null(strstr(error.message, "came with the program"));
	generation_abandon(generation);
	store_close(from);
}

#define TEST(function) cmocka_unit_test_setup_teardown(function, fixture_setup, fixture_teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(missing_months_are_copied_once),
		TEST(the_users_own_month_stays),
		TEST(closings_are_copied_where_none_is_known),
		TEST(what_is_built_in_cannot_be_removed),
	};

	setenv("SOURCE_DATE_EPOCH", "1", 1); /* so that what is built has times */
	return cmocka_run_group_tests(tests, NULL, NULL);
}
