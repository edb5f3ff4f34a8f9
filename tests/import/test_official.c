/* Official statistics as tables of our own: out, in again, equal; and what is wrong in them. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "import/files.h"
#include "import/official.h"

#define DM01_HEADING                                                                               \
	"Period,Provider Parent Org Code,Provider Parent Name,Provider Org Code,Provider Org "     \
	"Name,Commissioner Parent Org Code,Commissioner Parent Name,Commissioner Org "             \
	"Code,Commissioner Org Name,Diagnostic Tests Sort Order,Diagnostic Tests,00 < 01 "         \
	"Week,01 < 02 Weeks,02 < 03 Weeks,03 < 04 Weeks,04 < 05 Weeks,05 < 06 Weeks,06 < 07 "      \
	"Weeks,07 < 08 Weeks,08 < 09 Weeks,09 < 10 Weeks,10 < 11 Weeks,11 < 12 Weeks,12 < 13 "     \
	"Weeks,13+ Weeks,Total WL,Waiting List Activity,Planned Activity,Unscheduled Activity\n"

static const char *const tables[] = {"imports.csv", "months.csv", "organisations.csv",
	"functions.csv", "items.csv", "waits.csv", "figures.csv"};

/* A database of these paths and nothing else, at FOLDER/name. */
static struct store *build(
	const struct fixture *fixture, const char *name, const char *const *paths, size_t count)
{
	struct import_options options = {.kind = NULL};
	struct import_report report = {.changed = 0};
	struct generation *generation;
	struct store *store;
	struct error error;
	char path[200];

	snprintf(path, sizeof path, "%s/%s", fixture->folder, name);
	assert_true(generation_build(path, &generation, &error));
	for (size_t i = 0; i < count; i++)
		if (!import_path(generation_store(generation), paths[i], &options, &report, &error))
			fail_msg("%s", error.message);
	assert_int_equal(report.changed, count);
	string_buffer_free(&report.lines);
	if (!generation_publish(generation, &error) || !store_open_file(path, &store, &error))
		fail_msg("%s", error.message);
	return store;
}

static void export_to(const struct fixture *fixture, struct store *store, const char *name)
{
	struct error error;
	char path[200];

	snprintf(path, sizeof path, "%s/%s", fixture->folder, name);
	if (!official_export(store, path, &error))
		fail_msg("%s", error.message);
}

static void assert_same_tables(const struct fixture *fixture, const char *one, const char *other)
{
	char left[200], right[200];

	snprintf(left, sizeof left, "%s/%s", fixture->folder, one);
	snprintf(right, sizeof right, "%s/%s", fixture->folder, other);
	for (size_t i = 0; i < sizeof tables / sizeof *tables; i++) {
		char *a = fixture_read_from(left, tables[i], NULL),
		     *b = fixture_read_from(right, tables[i], NULL);

		assert_non_null(a);
		assert_non_null(b);
		if (strcmp(a, b) != 0)
			fail_msg("%s\n%s\n%s", tables[i], a, b);
		free(a);
		free(b);
	}
}

static void write_files(const struct fixture *fixture)
{
	fixture_write(fixture, "DM01-full.csv",
		DM01_HEADING
		"DM01-MAY-2026,QMF,NEL ICB,RF4,BARKING,QMF,NEL ICB,99A,X,1,MRI,4,0,0,0,0,0,0,0,0,0,"
		"0,0,0,2,6,7,1,\n"
		"DM01-MAY-2026,QMF,NEL ICB,RF4,BARKING,,,13Q,X,2,CT,0,1,0,0,0,0,0,0,0,0,0,0,0,0,1,"
		"1,0,0\n"
		"DM01-MAY-2026,QMF,NEL ICB,RF4,BARKING,,,NONC,X,2,CT,9,0,0,0,0,0,0,0,0,0,0,0,0,0,9,"
		"5,0,0\n");
	fixture_write(fixture, "DM01-web.csv",
		",Period:,June 2026,\n"
		",Regional Team Code,Provider Code,Provider Name,Diagnostic Test Name,Total "
		"Waiting "
		"List,0 <01 weeks,01 <02 weeks,02 <03 weeks,03 <04 weeks,04 <05 weeks,05 <06 "
		"weeks,06 <07 weeks,07 <08 weeks,08 <09 weeks,09 <10 weeks,10 <11 weeks,11 <12 "
		"weeks,12 <13 weeks,13+ weeks,Planned tests,Unscheduled tests,Waiting list tests\n"
		",,,Total,,3,2,1,0,0,0,0,0,0,0,0,0,0,0,0,1,0,4\n"
		",Y56,RF4,\"Barking, Havering\",Computed "
		"Tomography,3,2,1,0,0,0,0,0,0,0,0,0,0,0,0,1,0,4\n");
	fixture_write(fixture, "own-revised.csv",
		"provider,measure,period,value,unit\nRF4,beds.open,2025-04,12.5,beds\n"
		"RF4,beds.open,2025-05,*,\nRXX,\"beds.shut\",2025-04,-1,\nEngland,beds.open,2025-"
		"04,"
		"3,\n");
	fixture_write(fixture, "etr.csv",
		"\"RF4\",\"BARKING, \"\"OLD\"\" NAME\",\"Y56\",\"QMF\",\"\",\"\",\"\",\"\",\"\","
		"\"\",\"20010401\",\"\",\"\",\"\",\"\",\"\",\"\",\"\",\"\",\"\",\"\",\"\",\"\","
		"\"\"\n");
}

static void what_is_exported_imports_again_equal(void **state)
{
	const struct fixture *fixture = *state;
	char paths[5][200];
	static const char *const names[] = {
		"DM01-full.csv", "DM01-web.csv", "own-revised.csv", "etr.csv", "out"};
	const char *given[5];
	struct store *store;

	write_files(fixture);
	for (int i = 0; i < 5; i++) {
		snprintf(paths[i], sizeof paths[i], "%s/%s", fixture->folder, names[i]);
		given[i] = paths[i];
	}
	store = build(fixture, "first.db", given, 4);
	export_to(fixture, store, "out");
	store_close(store);
	assert_true(official_is_folder(given[4]));
	assert_false(official_is_folder(fixture->folder));
	store = build(fixture, "made.db", &given[4], 1);
	export_to(fixture, store, "again");
	store_close(store);
	assert_same_tables(fixture, "out", "again");
	/* The aggregates of the whole month were worked out again. */
	assert_figure(fixture, "2026-06", "dm01.activity.planned", "CT", "England", "1");
	assert_figure(fixture, "2025-04", "beds.open", NULL, "England", "3");
	assert_figure(fixture, "2025-05", "beds.open", NULL, "RF4", "NULL suppressed");
	assert_answer(
		fixture, "SELECT vintage FROM months WHERE dataset = 'other:beds.open'", "revised");
}

static void the_tables_explain_themselves(void **state)
{
	const struct fixture *fixture = *state;
	char path[200], out[200], *text;
	const char *given = path;
	struct store *store;

	write_files(fixture);
	snprintf(path, sizeof path, "%s/DM01-full.csv", fixture->folder);
	snprintf(out, sizeof out, "%s/out", fixture->folder);
	store = build(fixture, "first.db", &given, 1);
	export_to(fixture, store, "out");
	store_close(store);
	text = fixture_read_from(out, "waits.csv", NULL);
	assert_non_null(strstr(text, "dataset,month,part,function,organisation,commissioner,"
				     "open_week,unbanded,weeks\n"
				     "dm01,2026-05,diagnostic,ALL,RF4,NONC,13,0,0:9\n"));
	assert_non_null(strstr(text, "\ndm01,2026-05,diagnostic,MRI,RF4,QMF,13,0,0:4 13:2\n"));
	free(text);
	text = fixture_read_from(out, "figures.csv", NULL);
	assert_non_null(
		strstr(text, "\ndm01,2026-05,dm01.activity.unscheduled,MRI,RF4,,not reported\n"));
	free(text);
	text = fixture_read_from(out, "months.csv", NULL);
	assert_non_null(strstr(text, "\ndm01,2026-05,1,,no\n"));
	free(text);
}

static void the_same_tables_change_nothing(void **state)
{
	const struct fixture *fixture = *state;
	char path[200], out[200];
	const char *given = path;
	struct visit visit = {.done = false};
	struct store *store;

	write_files(fixture);
	snprintf(path, sizeof path, "%s/DM01-full.csv", fixture->folder);
	snprintf(out, sizeof out, "%s/out", fixture->folder);
	store = build(fixture, "first.db", &given, 1);
	export_to(fixture, store, "out");
	store_close(store);
	assert_true(visit_path(fixture, out, &visit));
	assert_int_equal(visit.report.changed, 1);
	visit_free(&visit);
	assert_true(visit_path(fixture, out, &visit));
	assert_int_equal(visit.report.changed, 0);
	assert_non_null(strstr(string_buffer_text(&visit.report.lines), "nothing to do"));
	visit_free(&visit);
	/* The file itself is known by its bytes, too. */
	assert_true(visit_path(fixture, path, &visit));
	assert_int_equal(visit.report.changed, 0);
	visit_free(&visit);
}

static void nothing_is_written_over(void **state)
{
	const struct fixture *fixture = *state;
	char path[200], out[200];
	const char *given = path;
	struct store *store;
	struct error error;

	write_files(fixture);
	fixture_write(fixture, "out/months.csv", "mine");
	snprintf(path, sizeof path, "%s/DM01-full.csv", fixture->folder);
	snprintf(out, sizeof out, "%s/out", fixture->folder);
	store = build(fixture, "first.db", &given, 1);
	assert_false(official_export(store, out, &error));
	assert_non_null(strstr(error.message, "months.csv"));
	store_close(store);
}

/* One table is changed, the others are as they were exported. */
static void refuses_table(
	const struct fixture *fixture, const char *table, const char *text, const char *expected)
{
	char path[200], out[200], name[100];
	const char *given = path;
	struct visit visit = {.done = false};
	struct store *store;

	write_files(fixture);
	snprintf(path, sizeof path, "%s/DM01-web.csv", fixture->folder);
	snprintf(out, sizeof out, "%s/out-%s", fixture->folder, expected);
	for (char *at = out + strlen(fixture->folder) + 1; *at; at++)
		*at = *at == '/' ? '-' : *at;
	store = build(fixture, "first.db", &given, 1);
	export_to(fixture, store, out + strlen(fixture->folder) + 1);
	store_close(store);
	snprintf(name, sizeof name, "%s/%s", out + strlen(fixture->folder) + 1, table);
	fixture_write(fixture, name, text);
	assert_false(visit_path(fixture, out, &visit));
	if (strstr(visit.error.message, expected) == NULL)
		fail_msg("%s", visit.error.message);
	visit_free(&visit);
}

#define WAITS "dataset,month,part,function,organisation,commissioner,open_week,unbanded,weeks\n"
#define FIGURES "dataset,month,item,function,organisation,value,why\n"

static void what_is_wrong_in_a_table_is_told_with_its_place(void **state)
{
	const struct fixture *fixture = *state;

	refuses_table(fixture, "items.csv", "item\nx\n", "items.csv has no column unit");
	refuses_table(fixture, "items.csv", "item,unit,more\n", "\"more\" is no heading");
	refuses_table(fixture, "waits.csv",
		WAITS "dm01,2026-06,diagnostic,CT,RF4,BLANK,13,0,1:2 0:3\n",
		"waits.csv: line 2, column 9 (weeks): cannot be read at \"0:3\"");
	refuses_table(fixture, "waits.csv",
		WAITS "dm01,2026-06,diagnostic,CT,RF4,BLANK,13,0,14:2\n", "read at \"14:2\"");
	refuses_table(fixture, "waits.csv", WAITS "dm01,2026-06,diagnostic,CT,RF4,BLANK,0,0,0:2\n",
		"read at \"0:2\"");
	refuses_table(fixture, "waits.csv",
		WAITS "dm01,2026-06,diagnostic,CT,RF4,BLANK,13,0,1:5000000000\n",
		"more waiting than a month can have");
	refuses_table(fixture, "waits.csv", WAITS "dm01,2026-06,diagnostic,CT,R99,BLANK,13,0,1:2\n",
		"column 5 (organisation): \"R99\" is not in the table");
	refuses_table(fixture, "waits.csv",
		WAITS "dm01,2026-06,diagnostic,CT,RF4,BLANK,105,0,1:2\n", "is over 104");
	refuses_table(fixture, "waits.csv", WAITS "dm01,2027-06,diagnostic,CT,RF4,BLANK,13,0,1:2\n",
		"the rows must stand in the order of months.csv");
	refuses_table(fixture, "figures.csv",
		FIGURES "dm01,2026-06,dm01.activity.planned,CT,RF4,,\n", "needs a reason");
	refuses_table(fixture, "figures.csv",
		FIGURES "dm01,2026-06,dm01.activity.planned,CT,RF4,1\n", "the row has 6 fields");
	refuses_table(fixture, "months.csv",
		"dataset,month,import,vintage,whole\nxy,2026-06,1,,no\n", "\"xy\" is no dataset");
	refuses_table(fixture, "months.csv",
		"dataset,month,import,vintage,whole\ndm01,2026-06,7,,no\n", "column 3 (import)");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(
			what_is_exported_imports_again_equal, fixture_setup, fixture_teardown),
		cmocka_unit_test_setup_teardown(
			the_tables_explain_themselves, fixture_setup, fixture_teardown),
		cmocka_unit_test_setup_teardown(
			the_same_tables_change_nothing, fixture_setup, fixture_teardown),
		cmocka_unit_test_setup_teardown(
			nothing_is_written_over, fixture_setup, fixture_teardown),
		cmocka_unit_test_setup_teardown(what_is_wrong_in_a_table_is_told_with_its_place,
			fixture_setup, fixture_teardown),
	};

	return cmocka_run_group_tests_name("import/official", tests, NULL, NULL);
}
