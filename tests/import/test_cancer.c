/* Cancer waiting times: each patient once, half patients, types that add up to modalities. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "import/files.h"

#define HEADING                                                                                    \
	"PERIOD,YEAR,MONTH,STANDARD,ORG CODE,STAGE/ROUTE,TREATMENT MODALITY,CANCER TYPE,TOTAL "    \
	"TREATED,WITHIN STANDARD,BREACHES\n"

static void each_patient_is_counted_once_and_some_are_halves(void **state)
{
	const struct fixture *fixture = *state;

	takes(fixture, "cancer.csv",
		HEADING
		"01/10/2024,2024/25,OCT,28-day FDS,R0A,URGENT,,Suspected lung cancer,10,8,2\n"
		"01/10/2024,2024/25,OCT,28-day FDS,R0A,SCREENING,,Suspected lung cancer,4,4,0\n"
		"01/10/2024,2024/25,OCT,62-day Combined,R0A,A,ALL MODALITIES,Breast,2.5,2,0.5\n"
		"01/10/2024,2024/25,OCT,62-day Combined,R0A,A,ALL MODALITIES,Lung,1,0,1\n"
		"01/10/2024,2024/25,OCT,62-day Combined,R0A,A,Surgery,ALL CANCERS,3,2,1\n"
		"01/10/2024,2024/25,OCT,62-day Combined,R0A,A,Other,ALL CANCERS,0.5,0,0.5\n"
		"01/11/2024,2024/25,NOV,28-day FDS,R0A,URGENT,,Suspected lung cancer,3,2,1\n"
		"01/11/2024,2024/25,NOV,62-day Combined,R0A,A,ALL MODALITIES,Lung,2,1,1\n"
		"01/11/2024,2024/25,NOV,62-day Combined,R0A,A,Surgery,ALL CANCERS,2,1,1\n"
		"01/11/2024,2024/25,NOV,31-day Combined,R0A,A,Surgery,ALL CANCERS,7,6,1\n");
	assert_figure(
		fixture, "2024-10", "cancer.28day.total", "SUSPECTED_LUNG_CANCER", "R0A", "14");
	assert_figure(fixture, "2024-10", "cancer.28day.within", NULL, "R0A", "12");
	assert_figure(fixture, "2024-10", "cancer.62day.total", NULL, "R0A", "3.5");
	assert_figure(fixture, "2024-10", "cancer.62day.total", "BREAST", "R0A", "2.5");
	assert_figure(fixture, "2024-10", "cancer.62day.within", NULL, "R0A", "2");
	/* By modality alone: all there is. */
	assert_figure(fixture, "2024-11", "cancer.31day.total", NULL, "R0A", "7");
	assert_answer(fixture, "SELECT count(*) FROM items WHERE name NOT LIKE '%.%'", "0");
	assert_answer(
		fixture, "SELECT period FROM imports WHERE kind = 'cancer'", "2024-10 2024-11");
}

/* '*' is not compared with a sum. */
static void what_is_missing_is_no_difference(void **state)
{
	const struct fixture *fixture = *state;

	takes(fixture, "cancer.csv",
		HEADING "01/10/2024,x,OCT,62-day Combined,R0A,A,ALL MODALITIES,Breast,*,*,*\n"
			"01/10/2024,x,OCT,62-day Combined,R0A,A,Surgery,ALL CANCERS,*,*,*\n"
			"01/10/2024,x,OCT,62-day Combined,R0B,A,ALL MODALITIES,Breast,*,*,*\n"
			"01/10/2024,x,OCT,62-day Combined,R0B,A,Surgery,ALL CANCERS,3,3,0\n");
	assert_figure(fixture, "2024-10", "cancer.62day.total", NULL, "R0A", "NULL suppressed");
	assert_figure(fixture, "2024-10", "cancer.62day.total", NULL, "R0B", "NULL suppressed");
}

static void what_does_not_add_up_is_refused(void **state)
{
	static const char differ[] =
		HEADING "01/10/2024,x,OCT,62-day Combined,R0A,A,ALL MODALITIES,Breast,2,2,0\n"
			"01/10/2024,x,OCT,62-day Combined,R0A,A,Surgery,ALL CANCERS,3,3,0\n";
	const struct fixture *fixture = *state;
	struct visit visit = {.options = {.keep_going = true}};

	refuses_saying(fixture, "a.csv", HEADING "01/10/2024,x,OCT,28-day FDS,R0A,A,,Lung,10,8,3\n",
		"8 within the standard and 3 breaches are not 10 treated");
	refuses_saying(fixture, "b.csv",
		HEADING "01/10/2024,x,OCT,62-day Combined,R0A,A,ALL MODALITIES,Breast,2,2,0\n"
			"01/10/2024,x,OCT,62-day Combined,R0A,A,Surgery,ALL CANCERS,3,3,0\n",
		"the types of cancer of R0A add up to 2, and the modalities to 3 "
		"(cancer.62day.total): rows are missing, or were changed; --keep-going takes");
	assert_true(visit_bytes(fixture, "b.csv", differ, strlen(differ), &visit));
	assert_int_equal(visit.report.problems, 2);
	assert_non_null(strstr(string_buffer_text(&visit.report.lines),
		"taken as an extract, since its types of cancer and its modalities do not add up"));
	visit_free(&visit);
	assert_figure(fixture, "2024-10", "cancer.62day.total", NULL, "R0A", "2");
	refuses_saying(fixture, "c.csv", HEADING "01/10/2024,x,OCT,14-day,R0A,A,,Lung,10,8,2\n",
		"\"14-day\" is no standard");
	refuses_saying(fixture, "d.csv", HEADING "Q1,x,OCT,28-day FDS,R0A,A,,Lung,10,8,2\n",
		"\"Q1\" is no month");
}

/* At the end of a line: only the months before tell. */
static void a_last_month_that_lacks_something_is_cut_off(void **state)
{
#define WHOLE                                                                                      \
	HEADING "01/10/2024,x,OCT,28-day FDS,R0A,URGENT,,Lung,2000,1900,100\n"                     \
		"01/10/2024,x,OCT,31-day Combined,R0A,FIRST,ALL MODALITIES,Breast,20,20,0\n"       \
		"01/11/2024,x,NOV,28-day FDS,R0A,URGENT,,Lung,1500,1400,100\n"                     \
		"01/11/2024,x,NOV,31-day Combined,R0A,FIRST,ALL MODALITIES,Breast,5,5,0\n"
	const struct fixture *fixture = *state;
	struct visit visit = {.options = {.keep_going = true}};
	static const char cut[] =
		WHOLE "01/12/2024,x,DEC,28-day FDS,R0A,URGENT,,Lung,1500,1400,100\n";

	refuses_saying(fixture, "a.csv", cut,
		"line 6, column 5 (ORG CODE), byte 408: it ends with this row: Dec 2024 has 0 "
		"patients of 31-day, and Nov 2024 has 5: it is "
		"cut off here; --keep-going takes that month in part");
	refuses_saying(fixture, "a.csv",
		WHOLE "01/12/2024,x,DEC,28-day FDS,R0A,URGENT,,Lung,700,700,0\n"
		      "01/12/2024,x,DEC,31-day Combined,R0A,FIRST,ALL MODALITIES,Breast,5,5,0\n",
		"Dec 2024 has 700 patients of 28-day, and Nov 2024 has 1500");
	takes(fixture, "a.csv", WHOLE);
	assert_true(visit_bytes(fixture, "b.csv", cut, strlen(cut), &visit));
	assert_non_null(strstr(string_buffer_text(&visit.report.lines), "as an extract"));
	visit_free(&visit);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(each_patient_is_counted_once_and_some_are_halves,
			fixture_setup, fixture_teardown),
		cmocka_unit_test_setup_teardown(
			what_is_missing_is_no_difference, fixture_setup, fixture_teardown),
		cmocka_unit_test_setup_teardown(a_last_month_that_lacks_something_is_cut_off,
			fixture_setup, fixture_teardown),
		cmocka_unit_test_setup_teardown(
			what_does_not_add_up_is_refused, fixture_setup, fixture_teardown),
	};

	return cmocka_run_group_tests_name("import/cancer", tests, NULL, NULL);
}
