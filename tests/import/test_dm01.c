/* DM01 in every layout: by test, totals only, and the full extract by commissioner. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "import/files.h"
#include "model/waits.h"

#define WEEKS                                                                                      \
	"0 <01 weeks,01 <02 weeks,02 <03 weeks,03 <04 weeks,04 <05 weeks,05 <06 weeks,06 <07 "     \
	"weeks,07 <08 weeks,08 <09 weeks,09 <10 weeks,10 <11 weeks,11 <12 weeks,12 <13 weeks,13+ " \
	"weeks"
#define PREAMBLE                                                                                   \
	",,,,,\r\n,Title:,Monthly Diagnostics,\r\n,Period:,February 2025,\r\n,Revised:,,\r\n"      \
	",Provider level data,,,,\"Timebands \r\n Waiting\",Activity during month\r\n"
#define ACTIVITY                                                                                   \
	",,Planned tests / procedures,Unscheduled tests / procedures,Waiting list tests / "        \
	"procedures (excluding planned),\r\n"
#define BY_TEST                                                                                    \
	PREAMBLE ",Regional Team Code,Regional Team Name,Provider Code,Provider Name,Diagnostic "  \
		 "ID,Diagnostic Test Name,Total Waiting List,Number waiting 6+ Weeks,Number "      \
		 "waiting 13+ Weeks,Percentage waiting 6+ weeks," WEEKS ACTIVITY
#define ONLY_TOTALS                                                                                \
	PREAMBLE ",Regional Team Code,Regional Team Name,Provider Code,Provider Name,Total "       \
		 "Waiting List,Number waiting 6+ Weeks,Number waiting 13+ Weeks,Percentage "       \
		 "waiting 6+ weeks," WEEKS ACTIVITY

static const char by_test[] = BY_TEST
	",,,,Total,,,20,3,1,0.15,10,5,1,0,0,1,1,0,0,0,0,0,1,1,,3,4,50,\r\n"
	",,,,,,,,,,,,,,,,,,,,,,,,,,,,,\r\n"
	",Y56,London Commissioning Region,RF4,\"Barking, Havering\",1,Magnetic Resonance "
	"Imaging,12,1,0,0.08,6,4,1,0,0,0,1,0,0,0,0,0,0,0,,1,2,30,\r\n"
	",Y56,London Commissioning Region,RF4,\"Barking, Havering\",6,Audiology - Audiology "
	"Assessments,5,2,1,0.4,2,1,0,0,0,0,0,0,0,0,0,0,1,1,,1,1,10,\r\n"
	",Y56,London Commissioning Region,RF4,\"Barking, Havering\",16,Total,17,3,1,0.18,8,5,1,0,0,"
	"0,1,0,0,0,0,0,1,1,,2,3,40,\r\n"
	",Y63,North East and Yorkshire Commissioning Region,NKO,Yorkshire Ltd,99,A New "
	"Test,3,0,0,0,2,0,0,0,0,1,0,0,0,0,0,0,0,0,,1,1,10,\r\n"
	",Y63,North East and Yorkshire Commissioning Region,NKO,Yorkshire "
	"Ltd,16,Total,3,0,0,0,2,0,0,0,0,1,0,0,0,0,0,0,0,0,,1,1,10,\r\n";

/* Bands of one group, or of all of them, as the database has them. */
static void assert_waits(const struct fixture *fixture, const char *function, const char *body,
	int64_t commissioner, const char *expected)
{
	char uri[300], question[400], found[300] = "";
	struct waits_group group;
	sqlite3_stmt *statement;
	sqlite3 *db;
	size_t at = 0;

	snprintf(uri, sizeof uri, "file:%s?immutable=1", fixture->path);
	assert_int_equal(
		sqlite3_open_v2(uri, &db, SQLITE_OPEN_READONLY | SQLITE_OPEN_URI, NULL), SQLITE_OK);
	snprintf(question, sizeof question,
		"SELECT bands FROM waits WHERE part = 6 AND month = 24301 AND function = (SELECT "
		"number FROM functions WHERE code = '%s') AND body = (SELECT number FROM bodies "
		"WHERE code = '%s')",
		function, body);
	assert_int_equal(sqlite3_prepare_v2(db, question, -1, &statement, NULL), SQLITE_OK);
	if (sqlite3_step(statement) == SQLITE_ROW)
		while (waits_next_group(sqlite3_column_blob(statement, 0),
			(size_t)sqlite3_column_bytes(statement, 0), &at, &group))
			for (int i = 0; group.commissioner == commissioner && i <= group.waits.open;
				i++)
				if (group.waits.bands[i] > 0)
					snprintf(found + strlen(found),
						sizeof found - strlen(found), "%d:%d ", i,
						(int)group.waits.bands[i]);
	sqlite3_finalize(statement);
	sqlite3_close(db);
	assert_string_equal(found, expected);
}

static void a_workbook_by_test_has_distributions_and_activity(void **state)
{
	const struct fixture *fixture = *state;

	takes_saying(fixture, "web-file.csv", by_test,
		"line 13: \"A New Test\" is none of the 15 published tests: it is taken as a test "
		"of "
		"its own, A_NEW_TEST");
	assert_waits(fixture, "MRI", "RF4", 5, "0:6 1:4 2:1 6:1 ");
	assert_waits(fixture, "AUDIOLOGY_ASSESSMENTS", "RF4", 5, "0:2 1:1 12:1 13:1 ");
	assert_waits(fixture, "ALL", "RF4", 5, "0:8 1:5 2:1 6:1 12:1 13:1 ");
	assert_waits(fixture, "ALL", "England", 0, "0:10 1:5 2:1 5:1 6:1 12:1 13:1 ");
	assert_waits(fixture, "A_NEW_TEST", "NKO", 5, "0:2 5:1 ");
	assert_figure(fixture, "2025-02", "dm01.activity.waiting-list", "MRI", "RF4", "30");
	assert_figure(fixture, "2025-02", "dm01.activity.waiting-list", NULL, "RF4", "40");
	assert_figure(fixture, "2025-02", "dm01.activity.planned", NULL, "England", "3");
	assert_figure(fixture, "2025-02", "dm01.activity.unscheduled", "MRI", "RF4", "2");
	assert_answer(fixture, "SELECT region FROM bodies WHERE code = 'NKO'", "Y63");
	assert_answer(fixture, "SELECT name FROM functions WHERE code = 'MRI'",
		"Magnetic Resonance Imaging");
}

static void a_test_is_told_however_it_is_written(void **state)
{
	static const struct {
		const char *text, *code;
	} tests[] = {{"Magnetic Resonance Imaging (MRI)", "MRI"}, {"mri", "MRI"},
		{"COMPUTED TOMOGRAPHY", "CT"}, {"Ct Scan", "CT"},
		{"Non obstetric ultrasound", "NON_OBSTETRIC_ULTRASOUND"},
		{"Echocardiography", "ECHOCARDIOGRAPHY"},
		{"Cardiology: echocardiography", "ECHOCARDIOGRAPHY"},
		{"Urodynamics - Pressures and Flows", "URODYNAMICS"},
		{"Flexible sigmoidoscopy", "FLEXI_SIGMOIDOSCOPY"}, {"Dexa", "DEXA_SCAN"}};
	const struct fixture *fixture = *state;

	for (size_t i = 0; i < sizeof tests / sizeof *tests; i++) {
		char text[4000], name[20];

		snprintf(text, sizeof text,
			BY_TEST ",Y56,London,RZ4,B,1,%s,12,1,0,0,6,4,1,0,0,0,1,0,0,0,0,0,0,0,,1,2,"
				"3,\r\n",
			tests[i].text);
		snprintf(name, sizeof name, "%zu.csv", i);
		takes(fixture, name, text);
		assert_answer(fixture,
			"SELECT group_concat(DISTINCT f.code) FROM waits w JOIN functions f ON "
			"f.number "
			"= w.function WHERE w.month = 24301 AND w.part = 6 AND f.number > 1",
			tests[i].code);
	}
}

static void the_total_of_england_has_many_names(void **state)
{
	static const char *const labels[] = {
		"England (total)", "National", "Sum", "Total England", "-", ""};
	const struct fixture *fixture = *state;

	for (size_t i = 0; i < sizeof labels / sizeof *labels; i++) {
		char text[4000], name[20];

		snprintf(text, sizeof text,
			BY_TEST
			",,,,%s,,,12,1,0,0,6,4,1,0,0,0,1,0,0,0,0,0,0,0,,1,2,%zu,\r\n"
			",Y56,London,RZ4,B,1,Magnetic Resonance Imaging,12,1,0,0,6,4,1,0,0,0,1,"
			"0,0,0,0,0,0,0,,1,2,%zu,\r\n",
			labels[i], i, i);
		snprintf(name, sizeof name, "%zu.csv", i);
		takes(fixture, name, text);
		assert_answer(fixture,
			"SELECT whole FROM months WHERE dataset = 'dm01' AND month = 24301", "1");
	}
}

static void totals_alone_count_only_where_no_tests_are_there(void **state)
{
	const struct fixture *fixture = *state;
	static const char totals[] =
		ONLY_TOTALS ",,,,Total,17,3,1,0.15,8,5,1,0,0,0,1,0,0,0,0,0,1,1,,2,3,40,\r\n"
			    ",Y56,London Commissioning Region,RF4,\"Barking, "
			    "Havering\",17,3,1,0.18,8,5,1,0,0,0,1,0,0,0,0,0,1,1,,2,3,40,\r\n";

	takes(fixture, "totals.csv", totals);
	assert_waits(fixture, "ALL", "RF4", 5, "0:8 1:5 2:1 6:1 12:1 13:1 ");
	takes(fixture, "by-test.csv", by_test);
	assert_waits(fixture, "MRI", "RF4", 5, "0:6 1:4 2:1 6:1 ");
	takes_saying(fixture, "totals2.csv",
		ONLY_TOTALS ",Y56,London,RF4,B,1,0,0,0,1,0,0,0,0,0,0,0,0,0,0,0,0,0,,2,3,40,\r\n",
		"it has totals only: nothing is known of the single tests of its month");
	assert_waits(fixture, "MRI", "RF4", 5, "");
	assert_waits(fixture, "ALL", "RF4", 5, "0:1 ");
}

/* In an extract and in the built-in months too, though these are in part. */
static void totals_alone_do_not_take_tests_away(void **state)
{
	const struct fixture *fixture = *state;
	struct visit visit = {.options = {.pass_over = true}};
	static const char totals[] =
		ONLY_TOTALS ",Y56,London,RF4,B,1,0,0,0,1,0,0,0,0,0,0,0,0,0,0,0,0,0,,2,3,40,\r\n";

	takes(fixture, "by-test.csv", by_test);
	refuses_saying(fixture, "totals.csv", totals,
		"it has totals only, and DM01 of Feb 2025 is there by test (from by-test.csv): "
		"import the month's file by test; `concordat import --replace FILE` takes the "
		"totals all the same");
	assert_true(visit_bytes(fixture, "totals.csv", totals, strlen(totals), &visit));
	assert_non_null(strstr(string_buffer_text(&visit.report.lines),
		"totals.csv: not taken: it has totals only, and DM01 of Feb 2025 is there by "
		"test"));
	visit_free(&visit);
	assert_waits(fixture, "MRI", "RF4", 5, "0:6 1:4 2:1 6:1 ");
}

#define FULL                                                                                       \
	"\"Period\",\"Provider Parent Org Code\",\"Provider Parent Name\",\"Provider Org "         \
	"Code\",\"Provider Org Name\",\"Commissioner Parent Org Code\",\"Commissioner Parent "     \
	"Name\",\"Commissioner Org Code\",\"Commissioner Org Name\",\"Diagnostic Tests Sort "      \
	"Order\",\"Diagnostic Tests\",\"00 < 01 Week\",\"01 < 02 Weeks\",\"02 < 03 Weeks\",\"03 "  \
	"< 04 Weeks\",\"04 < 05 Weeks\",\"05 < 06 Weeks\",\"06 < 07 Weeks\",\"07 < 08 "            \
	"Weeks\",\"08 < 09 Weeks\",\"09 < 10 Weeks\",\"10 < 11 Weeks\",\"11 < 12 Weeks\",\"12 < "  \
	"13 Weeks\",\"13+ Weeks\",\"Total WL\",\"Waiting List Activity\",\"Planned "               \
	"Activity\",\"Unscheduled Activity\",\"Total Activity\"\n"
#define BEGIN "\"DM01-FEBRUARY-2025\",\"QZ9\",\"NHS NORTH EAST LONDON ICB\",\"RZ4\",\"BARKING\","
#define ZEROS "\"0\",\"0\",\"0\",\"0\",\"0\",\"0\",\"0\",\"0\",\"0\",\"0\",\"0\",\"0\","

static void a_full_extract_is_folded_to_the_commissioners_icb(void **state)
{
	const struct fixture *fixture = *state;

	takes(fixture, "DM01-FEBRUARY-2025-full-extract.csv",
		FULL BEGIN
		"\"QZ9\",\"NHS NORTH EAST LONDON "
		"ICB\",\"A3A8R\",\"NEL\",\"1\",\"MRI\",\"4\",\"\"," ZEROS
		"\"4\",\"7\",\"1\",\"0\",\"8\"\n" BEGIN "\"QZ9\",\"NHS NORTH EAST LONDON "
		"ICB\",\"99A\",\"X\",\"1\",\"MRI\",\"2\",\"3\"," ZEROS
		"\"5\",\"1\",\"0\",\"0\",\"1\"\n" BEGIN
		"\"\",\"\",\"13Q\",\"X\",\"2\",\"CT\",\"0\",\"1\"," ZEROS
		"\"1\",\"1\",\"0\",\"0\",\"1\"\n" BEGIN
		"\"NONC\",\"\",\"NONC\",\"NON ENGLISH\",\"2\",\"CT\",\"9\",\"0\"," ZEROS
		"\"9\",\"5\",\"0\",\"0\",\"5\"\n" BEGIN "\"QZ9\",\"NHS NORTH EAST LONDON "
		"ICB\",\"A3A8R\",\"NEL\",\"16\",\"TOTAL\",\"15\",\"4\"," ZEROS
		"\"19\",\"14\",\"1\",\"0\",\"15\"");
	assert_answer(fixture, "SELECT number FROM bodies WHERE code = 'NONC'", "4");
	assert_waits(fixture, "CT", "RZ4", 5, "1:1 ");
	assert_waits(fixture, "CT", "RZ4", 4, "0:9 ");
	assert_figure(fixture, "2025-02", "dm01.activity.waiting-list", "MRI", "RZ4", "8");
	assert_figure(fixture, "2025-02", "dm01.activity.waiting-list", NULL, "RZ4", "9");
	assert_answer(fixture, "SELECT parent FROM bodies WHERE code = 'RZ4'", "QZ9");
	assert_answer(
		fixture, "SELECT name FROM bodies WHERE code = 'QZ9'", "NHS NORTH EAST LONDON ICB");
	assert_answer(
		fixture, "SELECT whole FROM months WHERE dataset = 'dm01' AND month = 24301", "0");
}

static void what_does_not_add_up_is_refused(void **state)
{
	static const char too_many[] =
		BY_TEST ",Y56,London,RF4,B,1,MRI,5000000000,1,0,0,5000000000,0,0,0,0,0,0,0,0,0,0,0,"
			"0,0,,1,2,30,\r\n";
	const struct fixture *fixture = *state;
	struct visit visit = {.options = {.replace = true}};

	refuses_saying(fixture, "a.csv",
		BY_TEST
		",Y56,London,RZ4,B,1,Magnetic Resonance Imaging,13,1,0,0,6,4,1,0,0,0,1,0,0,0,0,0,0,"
		"0,,1,2,30,\r\n",
		"line 8, column 8 (Total Waiting List)");
	refuses_saying(fixture, "b.csv",
		BY_TEST
		",Y56,London,RZ4,B,1,Magnetic Resonance Imaging,12,1,0,0,6,4,1,0,0,0,1,0,0,0,0,0,0,"
		"0,,1,2,30,\r\n"
		",Y56,London,RZ4,B,16,Total,12,1,0,0,6,4,1,0,0,0,1,0,0,0,0,0,0,0,,1,2,31,\r\n",
		"line 9, column 29 (Waiting list tests / procedures (excluding planned)), byte "
		"797: "
		"the total of RZ4 is 31, and the rows add up to 30: rows are missing, or were "
		"changed; --keep-going takes the rows as an extract");
	refuses_saying(fixture, "c.csv",
		BY_TEST
		",,,,Total,,,13,1,0,0,7,4,1,0,0,0,1,0,0,0,0,0,0,0,,1,2,30,\r\n"
		",Y56,London,RZ4,B,1,Magnetic Resonance Imaging,12,1,0,0,6,4,1,0,0,0,1,0,0,0,0,0,0,"
		"0,,1,2,30,\r\n",
		"the total of England is 7, and the rows add up to 6");
	refuses_saying(fixture, "d.csv", BY_TEST, "no provider below it");
	refuses_saying(fixture, "e.csv",
		BY_TEST ",Y56,London,RF4,B,1,,12,1,0,0,6,4,1,0,0,0,1,0,0,0,0,0,0,0,,1,2,30,\r\n",
		"\"\" is no name of a diagnostic test");
	assert_false(visit_bytes(fixture, "f.csv", too_many, strlen(too_many), &visit));
	assert_non_null(
		strstr(visit.error.message, "line 8: RF4 has more waiting than a month can have"));
	visit_free(&visit);
}

#define ROW(provider, test, band)                                                                  \
	"\"DM01-FEBRUARY-2025\",\"QZ9\",\"ICB\",\"" provider                                       \
	"\",\"NAME\",\"QZ9\",\"ICB\",\"99A\","                                                     \
	"\"X\",\"1\",\"" test "\",\"" band "\",\"3\"," ZEROS

static void a_provider_without_its_total_is_cut_off(void **state)
{
	static const char cut[] = FULL ROW("RZ4", "MRI", "2") "\"5\",\"1\",\"0\",\"0\",\"1\"\n" ROW(
		"RZ4", "TOTAL", "2") "\"5\",\"1\",\"0\",\"0\",\"1\"\n" ROW("RZ5", "MRI",
		"2") "\"5\",\"1\",\"0\",\"0\",\"1\"\n";
	const struct fixture *fixture = *state;
	struct visit visit = {.options = {.keep_going = true, .replace = true}};

	refuses_saying(fixture, "a.csv", cut,
		"line 4, column 4 (Provider Org Code), byte 910: the rows of RZ5 end without the "
		"total of its tests, which the other providers have: the file is cut off here; "
		"--keep-going takes");
	assert_true(visit_bytes(fixture, "a.csv", cut, strlen(cut), &visit));
	assert_non_null(strstr(string_buffer_text(&visit.report.lines),
		"as an extract, since a provider has no total of its tests"));
	visit_free(&visit);
	assert_answer(fixture,
		"SELECT vintage FROM months WHERE dataset = 'dm01' AND month = 24301",
		"rows missing");
}

#define MRI_TWICE                                                                                  \
	",Y56,London,RZ4,B,1,Magnetic Resonance Imaging,12,1,0,0,6,4,1,0,0,0,1,0,0,0,0,0,0,0,,1,"  \
	"2,30,\r\n"

static void a_test_stands_once(void **state)
{
	const struct fixture *fixture = *state;

	struct visit visit = {.options = {.keep_going = true, .replace = true}};
	static const char again[] = BY_TEST
		",Y56,London,NQ1,GOOD,1,MRI,12,1,0,0,6,4,1,0,0,0,1,0,0,0,0,0,0,0,,1,2,30,\r\n"
		",Y59,South,NQ1,AGAIN,1,MRI,12,1,0,0,6,4,1,0,0,0,1,0,0,0,0,0,0,0,,1,2,30,\r\n";

	refuses_saying(fixture, "a.csv", BY_TEST MRI_TWICE MRI_TWICE,
		"RZ4 has the same test in line 8 too: leave one of the two out");
	assert_true(visit_bytes(fixture, "b.csv", again, strlen(again), &visit));
	assert_int_equal(visit.report.problems, 1);
	visit_free(&visit);
	assert_answer(fixture, "SELECT name FROM bodies WHERE code = 'NQ1'", "GOOD");
	assert_answer(fixture, "SELECT region FROM bodies WHERE code = 'NQ1'", "Y56");
}

#define OF_ICB(icb) "RZ4,B," icb ",MRI,12,1,0,0,6,4,1,0,0,0,1,0,0,0,0,0,0,0,,1,2,30,\r\n"

/* Whether it names the commissioners or only their ICBs. */
/* '*' in an activity is part of its total. */
static void what_is_suppressed_is_in_the_total(void **state)
{
#define CT_OF(activity)                                                                            \
	",Y56,London,RZ4,B,1,CT,12,1,0,0,6,4,1,0,0,0,1,0,0,0,0,0,0,0,,1,2," activity ",\r\n"
#define TOTAL_OF(activity)                                                                         \
	",Y56,London,RZ4,B,16,Total,24,2,0,0,12,8,2,0,0,0,2,0,0,0,0,0,0,0,,2,4," activity ",\r\n"
	const struct fixture *fixture = *state;

	takes(fixture, "a.csv", BY_TEST MRI_TWICE CT_OF("*") TOTAL_OF("33"));
	assert_figure(
		fixture, "2025-02", "dm01.activity.waiting-list", "CT", "RZ4", "NULL suppressed");
	takes(fixture, "b.csv", BY_TEST MRI_TWICE CT_OF("9") TOTAL_OF("*"));
	refuses_saying(fixture, "c.csv", BY_TEST MRI_TWICE CT_OF("*") TOTAL_OF("29"),
		"the total of RZ4 is 29, and the rows add up to 30");
}

static void a_total_of_all_tests_is_no_test(void **state)
{
	static const char *const names[] = {"All tests", "Total tests", "TOTAL"};
	const struct fixture *fixture = *state;
	char text[3000];

	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		snprintf(text, sizeof text,
			"%s" MRI_TWICE
			",Y56,London,RZ4,B,16,%s,12,1,0,0,6,4,1,0,0,0,1,0,0,0,0,0,0,0,,1,2,30,\r\n",
			BY_TEST, names[i]);
		takes(fixture, "a.csv", text);
		assert_figure(fixture, "2025-02", "dm01.activity.waiting-list", NULL, "RZ4", "30");
	}
}

static void in_an_extract_by_icb_a_test_stands_for_each(void **state)
{
	const struct fixture *fixture = *state;

	takes(fixture, "a.csv",
		PREAMBLE
		",Provider Code,Provider Name,Commissioner Parent Code,Diagnostic Test Name,Total "
		"Waiting List,Number waiting 6+ Weeks,Number waiting 13+ Weeks,Percentage waiting "
		"6+ weeks," WEEKS ACTIVITY "," OF_ICB("QZ9") "," OF_ICB("QHM"));
	assert_figure(fixture, "2025-02", "dm01.activity.waiting-list", "MRI", "RZ4", "60");
}

static void a_band_that_is_kept_back_is_no_0(void **state)
{
	const struct fixture *fixture = *state;

	refuses_saying(fixture, "a.csv",
		FULL ROW("RZ4", "MRI", "*") "\"5\",\"1\",\"0\",\"0\",\"1\"\n",
		"line 2, column 12 (00 < 01 Week), byte 645: \"*\" is kept back, and is no 0");
	/* Its total says that it is one. */
	takes(fixture, "b.csv", FULL ROW("RZ4", "MRI", "-") "\"3\",\"1\",\"0\",\"0\",\"1\"\n");
	assert_answer(fixture,
		"SELECT count(*) FROM waits WHERE month = 24301 AND part = 6 AND "
		"function > 1",
		"1");
}

/* Of so many providers, each with one test and its total. */
static void add_extract(struct string_buffer *out, size_t count)
{
	string_buffer_add(out, FULL);
	for (size_t i = 0; i < count; i++)
		string_buffer_format(out,
			"\"DM01-FEBRUARY-2025\",\"QZ9\",\"ICB\",\"N%03zu\",\"NAME\",\"QZ9\","
			"\"ICB\","
			"\"99A\",\"X\",\"1\",\"MRI\",\"2\",\"3\"," ZEROS
			"\"5\",\"1\",\"0\",\"0\",\"1\"\n",
			i);
}

static void an_extract_with_fewer_providers_than_the_one_before_is_cut_off(void **state)
{
	const struct fixture *fixture = *state;
	struct string_buffer text = {0};

	add_extract(&text, 2); /* the ICB that stands in a row is none of them */
	takes_saying(fixture, "c.csv", string_buffer_text(&text), "2 rows of 2 organisations\n");
	string_buffer_truncate(&text, 0);
	add_extract(&text, 150);
	takes_saying(fixture, "a.csv", string_buffer_text(&text),
		"it has no total of England, so it cannot be told whether providers are missing");
	string_buffer_truncate(&text, 0);
	add_extract(&text, 120);
	refuses_saying(fixture, "b.csv", string_buffer_text(&text),
		"it has 120 providers, and Feb 2025 has 150: it is cut off");
	string_buffer_free(&text);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(
			the_total_of_england_has_many_names, fixture_setup, fixture_teardown),
		cmocka_unit_test_setup_teardown(a_workbook_by_test_has_distributions_and_activity,
			fixture_setup, fixture_teardown),
		cmocka_unit_test_setup_teardown(
			a_test_is_told_however_it_is_written, fixture_setup, fixture_teardown),
		cmocka_unit_test_setup_teardown(totals_alone_count_only_where_no_tests_are_there,
			fixture_setup, fixture_teardown),
		cmocka_unit_test_setup_teardown(
			totals_alone_do_not_take_tests_away, fixture_setup, fixture_teardown),
		cmocka_unit_test_setup_teardown(a_full_extract_is_folded_to_the_commissioners_icb,
			fixture_setup, fixture_teardown),
		cmocka_unit_test_setup_teardown(
			a_provider_without_its_total_is_cut_off, fixture_setup, fixture_teardown),
		cmocka_unit_test_setup_teardown(
			a_test_stands_once, fixture_setup, fixture_teardown),
		cmocka_unit_test_setup_teardown(
			what_is_suppressed_is_in_the_total, fixture_setup, fixture_teardown),
		cmocka_unit_test_setup_teardown(
			a_total_of_all_tests_is_no_test, fixture_setup, fixture_teardown),
		cmocka_unit_test_setup_teardown(in_an_extract_by_icb_a_test_stands_for_each,
			fixture_setup, fixture_teardown),
		cmocka_unit_test_setup_teardown(
			a_band_that_is_kept_back_is_no_0, fixture_setup, fixture_teardown),
		cmocka_unit_test_setup_teardown(
			an_extract_with_fewer_providers_than_the_one_before_is_cut_off,
			fixture_setup, fixture_teardown),
		cmocka_unit_test_setup_teardown(
			what_does_not_add_up_is_refused, fixture_setup, fixture_teardown),
	};

	return cmocka_run_group_tests_name("import/dm01", tests, NULL, NULL);
}
