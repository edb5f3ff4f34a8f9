/* Every embedded statement: it prepares, reads no big table from end to end, and fits the tables of
 * a dossier. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "model/dossier_table.h"
#include "store/connection.h"
#include "store/embedded.h"
#include "store/fixture.h"
#include "store/statement.h"

static int open_made(void **state)
{
	struct store *store;
	void *fixture;

	fixture_setup(&fixture);
	fixture_dossier(fixture, "made");
	store = fixture_database(fixture, "made");
	fixture_teardown(&fixture); /* the open file outlives its name */
	*state = store;
	return 0;
}

static int close_made(void **state)
{
	store_close(*state);
	return 0;
}

static bool is_script(const char *name)
{
	return strncmp(name, "schema_", 7) == 0 || strncmp(name, "upgrade_", 8) == 0 ||
	       strncmp(name, "settings_", 9) == 0;
}

static sqlite3_stmt *prepare(struct store *store, const struct embedded *sql, const char *before)
{
	char text[8000];
	sqlite3_stmt *handle = NULL;

	snprintf(text, sizeof text, "%s%.*s", before, (int)(sql->end - sql->bytes),
		(const char *)sql->bytes);
	if (sqlite3_prepare_v2(store->db, text, -1, &handle, NULL) != SQLITE_OK)
		fail_msg("%s: %s", sql->name, sqlite3_errmsg(store->db));
	return handle;
}

static void statements_are_sorted_and_asked(void **state)
{
	(void)state;
	assert_true(embedded_sql_count > 100);
	for (size_t i = 0; i < embedded_sql_count; i++) {
		assert_int_equal(embedded_sql_number(embedded_sql_table[i].name), i);
		assert_memory_equal(embedded_sql_table[i].bytes, "-- ", 3);
	}
}

static void statements_prepare(void **state)
{
	for (size_t i = 0; i < embedded_sql_count; i++)
		if (!is_script(embedded_sql_table[i].name))
			sqlite3_finalize(prepare(*state, &embedded_sql_table[i], ""));
}

/* These are asked for everything there is, or look at the whole file; SQLite scans its own short
 * table of last ids. */
static bool may_scan(const char *name)
{
	static const char *const names[] = {"load_partnerships", "list_pairs", "list_differences",
		"list_dossiers", "list_records", "list_indexed", "find_schema", "search_vocabulary",
		"check_links", "check_citations", "check_uncited", "check_quick", "check_integrity",
		"insert_import", "insert_concerns", "list_imports", "list_imports_1",
		"list_body_sectors", "delete_unused_items", "list_built_in_imports",
		"list_all_months", "list_any_months", "list_bodies", "list_body_names",
		"list_functions", "list_items", "check_waits", "check_official", "search_bodies",
		"dump_bodies", "dump_functions", "dump_items", "dump_imports", "dump_months",
		"list_bodies_by_sector", "list_bodies_of_kind", NULL};

	for (size_t i = 0; names[i] != NULL; i++)
		if (strcmp(names[i], name) == 0)
			return true;
	return strncmp(name, "dump_", 5) == 0; /* of the export: all of a table */
}

/* A full scan is a Rewind of a cursor that was opened on a table or index of the file. */
static void no_big_table_is_scanned(void **state)
{
	for (size_t i = 0; i < embedded_sql_count; i++) {
		bool opened[200] = {false};
		sqlite3_stmt *handle;

		if (is_script(embedded_sql_table[i].name) || may_scan(embedded_sql_table[i].name))
			continue;
		handle = prepare(*state, &embedded_sql_table[i], "EXPLAIN ");
		while (sqlite3_step(handle) == SQLITE_ROW) {
			const char *code = (const char *)sqlite3_column_text(handle, 1);
			int cursor = sqlite3_column_int(handle, 2);

			if (strcmp(code, "OpenRead") == 0 && cursor < 200)
				opened[cursor] = true;
			else if (strcmp(code, "Rewind") == 0 && opened[cursor])
				fail_msg("%s scans a table", embedded_sql_table[i].name);
		}
		sqlite3_finalize(handle);
	}
}

/* The columns of each table, of its insert and of its row statement are those of dossier_table.c.
 */
static void tables_are_those_of_dossiers(void **state)
{
	struct store *store = *state;

	for (const struct dossier_table *table = dossier_tables; table->name != NULL; table++) {
		char name[64];
		sqlite3_stmt *row, *insert;
		int count = 0;

		snprintf(name, sizeof name, "row_%s", table->name);
		row = prepare(store, &embedded_sql_table[embedded_sql_number(name)], "");
		snprintf(name, sizeof name, "insert_%s", table->name);
		insert = prepare(store, &embedded_sql_table[embedded_sql_number(name)], "");
		for (; table->columns[count].name != NULL; count++) {
			snprintf(name, sizeof name, ":%s", table->columns[count].name);
			assert_string_equal(
				sqlite3_column_name(row, count), table->columns[count].name);
			assert_true(sqlite3_bind_parameter_index(insert, name) > 0);
		}
		assert_int_equal(sqlite3_column_count(row), count);
		assert_true(sqlite3_bind_parameter_index(insert, ":id") > 0);
		sqlite3_finalize(row);
		sqlite3_finalize(insert);
	}
}

static void errors_are_kept_until_the_end(void **state)
{
	struct store *store = *state;
	struct statement statement = statement_begin(store, "delete_records");
	struct error error;

	statement_bind_text(&statement, ":dossier", "made");
	assert_false(statement_step(&statement));
	assert_false(statement_step(&statement));
	assert_false(statement_end(&statement, &error));
	assert_non_null(strstr(error.message, "made.db: "));
	assert_non_null(strstr(error.message, "readonly"));
	statement = statement_begin(store, "find_record");
	statement_bind_text(&statement, ":id", "o-wide");
	assert_true(statement_step(&statement));
	assert_true(statement_end(&statement, &error)); /* in the middle: the next one can begin */
	statement = statement_begin(store, "find_record");
	assert_false(statement_step(&statement)); /* nothing is bound any more */
	assert_true(statement_end(&statement, &error));
}

static void connections_are_closed_in(void **state)
{
	struct store *store = *state;
	char *message = NULL;

	assert_int_not_equal(
		sqlite3_exec(store->db, "ATTACH ':memory:' AS other", NULL, NULL, &message),
		SQLITE_OK);
	sqlite3_free(message);
	assert_int_not_equal(
		sqlite3_exec(store->db, "DELETE FROM records", NULL, NULL, NULL), SQLITE_OK);
	assert_int_not_equal(
		sqlite3_exec(store->db, "SELECT load_extension('x')", NULL, NULL, NULL), SQLITE_OK);
	assert_int_not_equal(
		sqlite3_exec(store->db, "SELECT \"nothing\"", NULL, NULL, NULL), SQLITE_OK);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(statements_are_sorted_and_asked),
		cmocka_unit_test(statements_prepare),
		cmocka_unit_test(no_big_table_is_scanned),
		cmocka_unit_test(tables_are_those_of_dossiers),
		cmocka_unit_test(errors_are_kept_until_the_end),
		cmocka_unit_test(connections_are_closed_in),
	};
	return cmocka_run_group_tests(tests, open_made, close_made);
}
