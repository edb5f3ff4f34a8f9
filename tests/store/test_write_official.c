/* Official statistics on their way in: aggregates, issues that replace one another, what moved,
 * what is removed, and files of an older program. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "store/embedded.h"
#include "store/official.h"
#include "store/published.h"
#include "store/statement.h"

enum { APRIL = 2044 * 12 + 3 }; /* that no collection has */

/* Total of a distribution; -1 where there is none. */
static int64_t total_of(struct store *store, int part, int64_t function, int64_t body)
{
	char sql[200];
	sqlite3_stmt *handle = NULL;
	struct waits sum = {0};
	int64_t total = -1;

	snprintf(sql, sizeof sql,
		"SELECT bands FROM waits WHERE month = %d AND part = %d AND function = %d "
		"AND body = %d",
		APRIL, part, (int)function, (int)body);
	assert_int_equal(sqlite3_prepare_v2(store->db, sql, -1, &handle, NULL), SQLITE_OK);
	if (sqlite3_step(handle) == SQLITE_ROW) {
		assert_true(waits_add_packed(&sum, sqlite3_column_blob(handle, 0),
			(size_t)sqlite3_column_bytes(handle, 0), 0));
		total = waits_total(&sum);
	}
	sqlite3_finalize(handle);
	return total;
}

struct made {
	int64_t trust, private, icb, function;
};

static struct made make_bodies(struct store *store)
{
	struct error error;
	struct made made = {
		.trust = official_body(store, "RZ9", "MADE NHS TRUST", BODY_PROVIDER, APRIL),
		.private = official_body(store, "NZ901", "MADE CLINIC", BODY_PROVIDER, APRIL),
		.icb = official_body(store, "QZ9", "NHS MADE ICB", BODY_ICB, APRIL),
	};

	assert_true(write_function(store, "C_110", "Trauma", &made.function, &error));
	return made;
}

/* One month of rtt with two providers whose totals are given; returns what moved. */
static char *write_april(
	struct store *store, const struct official_month *month, int64_t trust, int64_t private)
{
	struct made made = make_bodies(store);
	struct string_buffer report = {0};
	char *text;

	official_month_begin(store, month);
	official_waits(
		store, APRIL, PART_INCOMPLETE, FUNCTION_ALL, made.trust, made.icb, trust, 23);
	if (private > 0)
		official_waits(store, APRIL, PART_INCOMPLETE, FUNCTION_ALL, made.private, made.icb,
			private, 0);
	official_waits(
		store, APRIL, PART_INCOMPLETE, made.function, made.trust, made.icb, trust, 0);
	official_month_end(store, month, &report);
	text = strdup(string_buffer_text(&report));
	string_buffer_free(&report);
	return text;
}

static struct official_month rtt_month(struct store *store, const char *file, const char *vintage)
{
	return (struct official_month){.dataset = "rtt",
		.month = APRIL,
		.import = official_import(store, file, file),
		.vintage = vintage,
		.whole = true};
}

/* Writes the month in a generation of its own. */
static char *publish_april(const struct fixture *fixture, const char *file, const char *vintage,
	int64_t trust, int64_t private)
{
	struct generation *generation = official_begin(fixture);
	struct store *store = generation_store(generation);
	struct official_month month = rtt_month(store, file, vintage);
	char *report = write_april(store, &month, trust, private);

	official_publish(generation);
	return report;
}

static void assert_sound(const struct fixture *fixture)
{
	struct store *store = official_open(fixture);
	struct string_buffer report = {0};
	struct error error;

	assert_true(store_check(store, &report, &error));
	assert_string_equal(string_buffer_text(&report), "");
	string_buffer_free(&report);
	store_close(store);
}

static void aggregates_leave_out_non_english_commissioners(void **state)
{
	const struct fixture *fixture = *state;
	struct store *store;
	char *report = publish_april(fixture, "a.csv", NULL, 100, 7);

	assert_string_equal(report, "");
	free(report);
	store = official_open(fixture);
	assert_int_equal(total_of(store, PART_INCOMPLETE, FUNCTION_ALL, BODY_ENGLAND), 107);
	assert_int_equal(total_of(store, PART_INCOMPLETE, FUNCTION_ALL, BODY_SECTOR_NHS), 100);
	assert_int_equal(total_of(store, PART_INCOMPLETE, FUNCTION_ALL, BODY_SECTOR_OTHER), 7);
	assert_int_equal(
		official_ask(store, "SELECT count(*) FROM waits WHERE month = 24531 AND body = 1"),
		2);
	assert_int_equal(
		official_ask(store, "SELECT count(*) FROM waits WHERE month = 24531 AND body = 3"),
		1);
	store_close(store);
	assert_sound(fixture);
}

static void figures_are_added_where_they_are_reported(void **state)
{
	const struct fixture *fixture = *state;
	struct generation *generation = official_begin(fixture);
	struct store *store = generation_store(generation);
	struct made made = make_bodies(store);
	struct official_month month = {.dataset = "ae",
		.month = APRIL,
		.import = official_import(store, "ae.csv", "ae"),
		.whole = true};
	int64_t attended = official_item(store, "ae.attendances.type1"),
		late = official_item(store, "ae.breaches.type1"),
		none = official_item(store, "ae.over12h");
	struct string_buffer report = {0};
	char sql[300];

	official_month_begin(store, &month);
	official_figure(store, APRIL, attended, made.trust, 500, NULL);
	official_figure(store, APRIL, attended, made.private, 20.5, NULL);
	official_figure(store, APRIL, late, made.trust, NAN, "not reported");
	official_figure(store, APRIL, late, made.private, 3, NULL);
	official_figure(store, APRIL, none, made.trust, NAN, "suppressed");
	official_month_end(store, &month, &report);
	assert_string_equal(string_buffer_text(&report), "");
	snprintf(sql, sizeof sql,
		"SELECT value * 10 FROM figures WHERE month = %d AND item = %d AND body = 1", APRIL,
		(int)attended);
	assert_int_equal(official_ask(store, sql), 5205);
	snprintf(sql, sizeof sql,
		"SELECT value FROM figures WHERE month = %d AND item = %d AND body = 1", APRIL,
		(int)late);
	assert_int_equal(official_ask(store, sql), 3);
	snprintf(sql, sizeof sql,
		"SELECT why = 'not reported' FROM figures WHERE month = %d AND item = %d AND body "
		"= 2",
		APRIL, (int)late);
	assert_int_equal(official_ask(store, sql), 1);
	snprintf(sql, sizeof sql,
		"SELECT value IS NULL AND why = 'suppressed' FROM figures WHERE month = %d AND "
		"item "
		"= %d AND body = 1",
		APRIL, (int)none);
	assert_int_equal(official_ask(store, sql), 1);
	official_publish(generation);
	string_buffer_free(&report);
	assert_sound(fixture);
}

static void a_newer_issue_replaces_and_says_what_moved(void **state)
{
	const struct fixture *fixture = *state;
	struct store *store;
	char *report;

	free(publish_april(fixture, "a.csv", NULL, 66375, 7));
	report = publish_april(fixture, "b.csv", "revised", 66352, 0);
	assert_string_equal(report, "  replaces RTT of Apr 2044: 2 totals of providers moved\n"
				    "    RZ9 waiting list: 66,352, was 66,375\n"
				    "    NZ901 waiting list: not there, was 7\n");
	free(report);
	report = publish_april(fixture, "c.csv", "revised", 66352, 0); /* by order of import */
	assert_string_equal(report, "  replaces RTT of Apr 2044: no provider's total moved\n");
	free(report);
	report = publish_april(fixture, "d.csv", "revised-2", 66352, 8);
	assert_string_equal(report, "  replaces RTT of Apr 2044: 1 total of providers moved\n"
				    "    NZ901 waiting list: 8, was not there\n");
	free(report);
	store = official_open(fixture);
	assert_int_equal(total_of(store, PART_INCOMPLETE, FUNCTION_ALL, BODY_ENGLAND), 66360);
	assert_int_equal(official_ask(store, "SELECT count(*) FROM months WHERE month = 24531"), 1);
	store_close(store);
	assert_sound(fixture);
}

/* The month is not begun; the reason holds these words. */
static void refuses(const struct fixture *fixture, const char *vintage, bool whole,
	const char *first, const char *second)
{
	struct generation *generation = official_begin(fixture);
	struct store *store = generation_store(generation);
	struct official_month month = rtt_month(store, "old.csv", vintage);
	struct error error = {""};

	month.whole = whole;
	assert_false(write_month_begin(store, &month, &error));
	if (strstr(error.message, first) == NULL || strstr(error.message, second) == NULL)
		fail_msg("%s", error.message);
	assert_non_null(strstr(error.message, "--replace"));
	generation_abandon(generation);
}

static void an_older_issue_needs_replace(void **state)
{
	const struct fixture *fixture = *state;
	struct generation *generation;
	struct store *store;
	struct official_month month;

	free(publish_april(fixture, "new.csv", "revised-2", 10, 7));
	refuses(fixture, "revised", true, "Apr 2044", "new.csv");
	refuses(fixture, NULL, true, "revised-2", "first issue");
	refuses(fixture, "provisional", true, "revised-2", "provisional");
	refuses(fixture, "revised-3", false, "whole", "a part");
	generation = official_begin(fixture);
	store = generation_store(generation);
	month = rtt_month(store, "old.csv", NULL);
	month.replace = true;
	free(write_april(store, &month, 9, 7));
	assert_int_equal(total_of(store, PART_INCOMPLETE, FUNCTION_ALL, BODY_ENGLAND), 16);
	official_publish(generation);
	assert_sound(fixture);
}

static void a_whole_month_replaces_a_part_of_no_newer_issue(void **state)
{
	const struct fixture *fixture = *state;
	struct generation *generation = official_begin(fixture);
	struct store *store = generation_store(generation);
	struct official_month month = rtt_month(store, "part.csv", "revised-2");
	char *report;

	month.whole = false;
	free(write_april(store, &month, 9, 0));
	/* no aggregates of a part */
	assert_int_equal(total_of(store, PART_INCOMPLETE, FUNCTION_ALL, BODY_ENGLAND), -1);
	official_publish(generation);
	refuses(fixture, "revised", true, "revised-2", "part.csv");
	report = publish_april(fixture, "whole.csv", "revised-2", 9, 7);
	/* a provider that only the whole month has did not move, and that is no news */
	assert_string_equal(report, "");
	free(report);
}

static void only_the_ten_that_moved_most_are_told(void **state)
{
	const struct fixture *fixture = *state;
	struct string_buffer report = {0};

	for (int issue = 0; issue < 2; issue++) {
		struct generation *generation = official_begin(fixture);
		struct store *store = generation_store(generation);
		struct official_month month = {.dataset = "ae",
			.month = APRIL,
			.import = official_import(store, "x", issue == 0 ? "x" : "y"),
			.whole = true};
		int64_t item = official_item(store, "ae.attendances.type1"),
			again = official_item(store, "ae.attendances.reported.type1");

		official_month_begin(store, &month);
		for (int i = 0; i < 30; i++) {
			double value = issue == 0 ? 5000 : 5000 + i * 100;
			char code[16];
			int64_t body;

			snprintf(code, sizeof code, "NZ%03d", i);
			body = official_body(store, code, code, BODY_PROVIDER, APRIL);
			official_figure(store, APRIL, item, body, value, NULL);
			official_figure(store, APRIL, again, body, value, NULL);
		}
		official_month_end(store, &month, &report);
		official_publish(generation);
	}
	assert_non_null(strstr(string_buffer_text(&report),
		"  replaces A&E of Apr 2044: 29 totals of providers moved, by most these 10\n"
		"    NZ029 A&E type 1, attendances: 7,900, was 5,000\n"));
	assert_null(strstr(string_buffer_text(&report), "NZ019"));
	assert_non_null(strstr(string_buffer_text(&report), "NZ020"));
	string_buffer_free(&report);
}

static int64_t find(const struct fixture *fixture, const char *digest)
{
	struct generation *generation = official_begin(fixture);
	struct error error;
	int64_t id;

	assert_true(write_import_find(generation_store(generation), digest, &id, &error));
	generation_abandon(generation);
	return id;
}

static void the_same_bytes_are_found_while_their_months_are_there(void **state)
{
	const struct fixture *fixture = *state;
	int64_t first;

	free(publish_april(fixture, "a.csv", NULL, 9, 7));
	first = find(fixture, "a.csv");
	assert_true(first > 0);
	assert_int_equal(find(fixture, "other bytes"), 0);
	free(publish_april(fixture, "b.csv", "revised", 9, 7));
	assert_int_equal(find(fixture, "a.csv"), 0);
	assert_int_equal(find(fixture, "b.csv"), first + 1);
}

static void an_import_is_removed_with_its_months(void **state)
{
	const struct fixture *fixture = *state;
	struct string_buffer report = {0};
	struct generation *generation;
	struct store *store;
	struct error error;
	int64_t id;

	free(publish_april(fixture, "a.csv", NULL, 9, 7));
	generation = official_begin(fixture);
	store = generation_store(generation);
	assert_false(write_import_remove(store, 9999, &report, &error));
	assert_non_null(strstr(error.message, "there is no import 9999"));
	assert_false(write_import_remove(store, 1, &report, &error)); /* of the collection */
	assert_non_null(strstr(error.message, "dossier"));
	assert_true(write_import_find(store, "a.csv", &id, &error));
	assert_true(write_import_remove(store, id, &report, &error));
	assert_non_null(strstr(string_buffer_text(&report), "(a.csv) was removed, and 1 month "));
	assert_non_null(
		strstr(string_buffer_text(&report), "\n  RTT of Apr 2044: not loaded any more\n"));
	assert_int_equal(official_ask(store, "SELECT count(*) FROM months WHERE month = 24531"), 0);
	assert_int_equal(official_ask(store, "SELECT count(*) FROM waits WHERE month = 24531"), 0);
	assert_true(official_import(store, "next", "next") > id); /* never used again */
	official_publish(generation);
	string_buffer_free(&report);
	assert_sound(fixture);
}

/* Writes one figure of a measure of the user's. */
static int64_t write_own(
	struct store *store, const char *file, const char *measure, double value, bool replace)
{
	struct official_month month = {.dataset = "other",
		.month = APRIL,
		.import = official_import(store, file, file),
		.whole = true,
		.replace = replace};
	struct string_buffer report = {0};
	int64_t body = official_body(store, "RZ9", "MADE NHS TRUST", BODY_PROVIDER, APRIL);

	official_month_begin(store, &month);
	official_figure(store, APRIL, official_item(store, measure), body, value, NULL);
	official_month_end(store, &month, &report);
	string_buffer_free(&report);
	return month.import;
}

static void measures_of_the_users_own_replace_only_themselves(void **state)
{
	const struct fixture *fixture = *state;
	struct generation *generation = official_begin(fixture);
	struct store *store = generation_store(generation);
	const struct loaded_month *months;
	struct string_buffer report = {0};
	struct arena arena = {0};
	struct error error;
	int64_t first = write_own(store, "a", "my.scans", 5, false);
	size_t count;

	write_own(store, "b", "my.calls", 6, false);
	assert_int_equal(
		official_ask(store, "SELECT sum(value) FROM figures WHERE month = 24531"), 11);
	write_own(store, "c", "my.calls", 8, false);
	assert_int_equal(
		official_ask(store, "SELECT sum(value) FROM figures WHERE month = 24531"), 13);
	assert_true(load_months(store, &arena, "other", &months, &count, &error));
	assert_int_equal(count, 1);
	assert_int_equal(months[0].month, APRIL);
	assert_true(load_months(store, &arena, "other:my.scans", &months, &count, &error));
	assert_int_equal(count, 1);
	assert_int_equal(months[0].import, first);
	assert_true(write_import_remove(store, first, &report, &error));
	assert_int_equal(
		official_ask(store, "SELECT sum(value) FROM figures WHERE month = 24531"), 8);
	assert_int_equal(
		official_ask(store, "SELECT count(*) FROM items WHERE dataset = 'other'"), 1);
	official_publish(generation);
	string_buffer_free(&report);
	arena_free(&arena);
	assert_sound(fixture);
}

static void a_code_is_called_as_in_its_newest_month(void **state)
{
	const struct fixture *fixture = *state;
	struct generation *generation = official_begin(fixture);
	struct store *store = generation_store(generation);
	int64_t number = official_body(store, "NZ9", "CONNECT", BODY_PROVIDER, APRIL);
	struct body body = {.code = "NZ9", .kind = BODY_COMMISSIONER, .parent = "QZ9"};
	struct error error;
	int64_t again;

	assert_int_equal(official_body(store, "NZ9", "CORA CIC", BODY_PROVIDER, APRIL + 3), number);
	assert_int_equal(
		official_body(store, "NZ9", "CONNECT LTD", BODY_PROVIDER, APRIL - 9), number);
	assert_int_equal(official_body(store, "NZ9", "FROM A LIST", BODY_PROVIDER, 0), number);
	assert_true(write_body(store, &body, APRIL, &again, &error));
	assert_int_equal(again, number);
	assert_int_equal(official_ask(store,
				 "SELECT name = 'CORA CIC' AND sector = 'community interest' AND "
				 "kind = 'provider' AND parent = 'QZ9' FROM bodies WHERE code = "
				 "'NZ9'"),
		1);
	assert_int_equal(
		official_ask(store, "SELECT count(*) FROM body_names WHERE body = (SELECT number "
				    "FROM bodies WHERE code = 'NZ9')"),
		4);
	assert_int_equal(
		official_body(store, "England", "ENGLAND", BODY_PROVIDER, APRIL), BODY_ENGLAND);
	assert_int_equal(
		official_ask(store, "SELECT kind = 'aggregate' FROM bodies WHERE number = 1"), 1);
	assert_int_equal(official_body(store, "NONC", "", BODY_COMMISSIONER, APRIL), BODY_NONC);
	generation_abandon(generation);
}

static void imports_are_listed_newest_first(void **state)
{
	const struct fixture *fixture = *state;
	const struct import_row *imports;
	struct arena arena = {0};
	struct store *store;
	struct error error;
	size_t count;

	free(publish_april(fixture, "a.csv", "revised", 9, 7));
	store = official_open(fixture);
	assert_true(load_imports(store, &arena, &imports, &count, &error));
	assert_true(count > 1);
	assert_string_equal(imports[0].file, "a.csv");
	assert_int_equal(imports[0].months, 1);
	assert_int_equal(imports[0].rows, 3);
	assert_true(imports[0].id > imports[1].id);
	assert_null(imports[0].dossier);
	assert_non_null(imports[count - 1].dossier);
	assert_true(imports[count - 1].built_in);
	store_close(store);
	arena_free(&arena);
}

/* As the program before official statistics left it: schema 1, a dossier, its import. */
static void make_version_1(const struct fixture *fixture)
{
	const struct embedded *schema = &embedded_sql_table[embedded_sql_number("schema_1")];
	char *sql = strndup((const char *)schema->bytes, (size_t)(schema->end - schema->bytes));
	struct error error;
	sqlite3 *db;

	assert_int_equal(sqlite3_open(fixture->path, &db), SQLITE_OK);
	assert_int_equal(sqlite3_exec(db, sql, NULL, NULL, NULL), SQLITE_OK);
	assert_int_equal(sqlite3_exec(db,
				 "INSERT INTO dossiers VALUES ('old', 'Old', NULL, 0);"
				 "INSERT INTO imports VALUES "
				 "(4, 'old', 'f', 'dossier', 'x', 1, 1, NULL, NULL, 5)",
				 NULL, NULL, NULL),
		SQLITE_OK);
	sqlite3_close(db);
	free(sql);
	if (!published_seal(fixture->path, &error))
		fail_msg("%s", error.message);
}

static void a_file_of_version_1_is_read_and_upgraded(void **state)
{
	const struct fixture *fixture = *state;
	const struct loaded_month *months;
	const struct import_row *imports;
	struct string_buffer report = {0};
	struct arena arena = {0};
	struct store *store;
	struct error error;
	size_t count;

	make_version_1(fixture);
	store = official_open(fixture);
	assert_true(load_months(store, &arena, "rtt", &months, &count, &error));
	assert_int_equal(count, 0);
	assert_true(load_months(store, &arena, "rtt", &months, &count, &error)); /* once more */
	assert_true(load_imports(store, &arena, &imports, &count, &error));
	assert_int_equal(count, 1);
	assert_int_equal(imports[0].id, 4);
	assert_true(store_check(store, &report, &error));
	assert_string_equal(string_buffer_text(&report), "");
	store_close(store);
	free(publish_april(fixture, "a.csv", NULL, 9, 7));
	store = official_open(fixture);
	assert_int_equal(official_ask(store, "PRAGMA user_version"), STORE_SCHEMA_VERSION);
	assert_int_equal(total_of(store, PART_INCOMPLETE, FUNCTION_ALL, BODY_ENGLAND), 16);
	assert_true(load_imports(store, &arena, &imports, &count, &error));
	assert_string_equal(imports[0].file, "a.csv");
	assert_true(imports[0].id > 4);
	store_close(store);
	arena_free(&arena);
	assert_sound(fixture);
}

#define TEST(function) cmocka_unit_test_setup_teardown(function, fixture_setup, fixture_teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(aggregates_leave_out_non_english_commissioners),
		TEST(figures_are_added_where_they_are_reported),
		TEST(a_newer_issue_replaces_and_says_what_moved),
		TEST(an_older_issue_needs_replace),
		TEST(a_whole_month_replaces_a_part_of_no_newer_issue),
		TEST(only_the_ten_that_moved_most_are_told),
		TEST(the_same_bytes_are_found_while_their_months_are_there),
		TEST(an_import_is_removed_with_its_months),
		TEST(measures_of_the_users_own_replace_only_themselves),
		TEST(a_code_is_called_as_in_its_newest_month),
		TEST(imports_are_listed_newest_first),
		TEST(a_file_of_version_1_is_read_and_upgraded),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
