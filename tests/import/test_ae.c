/* A&E in every layout: columns by words, totals checked, what was not reported is not 100 %. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "import/files.h"

#define CSV_HEADING                                                                                \
	"Period,Org Code,Parent Org,Org name,A&E attendances Type 1,A&E attendances Type 2,A&E "   \
	"attendances Other A&E Department,A&E attendances Booked Appointments Type 1,A&E "         \
	"attendances Booked Appointments Type 2,A&E attendances Booked Appointments Other "        \
	"Department,Attendances over 4hrs Type 1,Attendances over 4hrs Type 2,Attendances over "   \
	"4hrs Other Department,Attendances over 4hrs Booked Appointments Type 1,Attendances over " \
	"4hrs Booked Appointments Type 2,Attendances over 4hrs Booked Appointments Other "         \
	"Department,Patients who have waited 4-12 hs from DTA to admission,Patients who have "     \
	"waited 12+ hrs from DTA to admission,Emergency admissions via A&E - Type 1,Emergency "    \
	"admissions via A&E - Type 2,Emergency admissions via A&E - Other A&E department,Other "   \
	"emergency admissions\n"
#define OLD_HEADING                                                                                \
	"Period,Org Code,Parent Org,Org name,Number of A&E attendances Type 1,Number of A&E "      \
	"attendances Type 2,Number of A&E attendances Other A&E Department,Number of attendances " \
	"over 4hrs Type 1,Number of attendances over 4hrs Type 2,Number of attendances over 4hrs " \
	"Other A&E Department,Patients who have waited 4-12 hs from DTA to admission,Patients "    \
	"who have waited 12+ hrs from DTA to admission,Emergency admissions via A&E - Type "       \
	"1,Emergency admissions via A&E - Type 2,Emergency admissions via A&E - Other A&E "        \
	"department,Other emergency admissions\n"
#define GROUPS                                                                                     \
	"Type 1 Departments - Major A&E,Type 2 Departments - Single Specialty,Type 3 Departments " \
	"- Other A&E/Minor Injury Unit,"
#define GRID_HEADING                                                                               \
	"Code,Region,Name," GROUPS "Total attendances," GROUPS "Total Attendances < 4 "            \
	"hours," GROUPS "Total Attendances > 4 hours,Percentage in 4 hours or less (all),"         \
	"Percentage in 4 hours or less (type 1),Emergency Admissions via Type 1 A&E,Emergency "    \
	"Admissions via Type 2 A&E,Emergency Admissions via Type 3 and 4 A&E,Total Emergency "     \
	"Admissions via A&E,Other Emergency admissions (i.e not via A&E),Total Emergency "         \
	"Admissions,Number of patients spending >4 hours from decision to admit to "               \
	"admission,Number of patients spending >12 hours from decision to admit to admission"

static void booked_ones_are_attendances_and_the_total_makes_england(void **state)
{
	const struct fixture *fixture = *state;

	takes(fixture, "Monthly-AE-April-2025.csv",
		CSV_HEADING
		"MSitAE-APRIL-2025,RF4,NHS ENGLAND LONDON ,BARKING TRUST,100,10,5,1,2,3,40,4,0,1,1,"
		"0,7,3,30,2,1,9\r\n"
		"MSitAE-APRIL-2025,NQT10,NHS ENGLAND SOUTH EAST ,ASSURA,0,0,50,0,0,8,0,0,2,0,0,1,0,"
		"0,0,0,0,0\r\n"
		"tOTAl ,, TOTAL,,100,10,55,1,2,11,40,4,2,1,1,1,7,3,30,2,1,9");
	assert_figure(fixture, "2025-04", "ae.attendances.type1", NULL, "RF4", "101");
	assert_figure(fixture, "2025-04", "ae.attendances.type2", NULL, "RF4", "12");
	assert_figure(fixture, "2025-04", "ae.attendances.other", NULL, "RF4", "8");
	assert_figure(fixture, "2025-04", "ae.attendances.reported.other", NULL, "RF4", "8");
	assert_figure(fixture, "2025-04", "ae.breaches.type1", NULL, "RF4", "41");
	assert_figure(fixture, "2025-04", "ae.breaches.type2", NULL, "RF4", "5");
	assert_figure(fixture, "2025-04", "ae.dta4to12", NULL, "RF4", "7");
	assert_figure(fixture, "2025-04", "ae.over12h", NULL, "RF4", "3");
	assert_figure(fixture, "2025-04", "ae.admissions.other", NULL, "RF4", "1");
	assert_figure(fixture, "2025-04", "ae.admissions.elsewhere", NULL, "RF4", "9");
	assert_figure(fixture, "2025-04", "ae.attendances.other", NULL, "NQT10", "58");
	assert_figure(fixture, "2025-04", "ae.attendances.other", NULL, "England", "66");
	assert_figure(fixture, "2025-04", "ae.breaches.other", NULL, "sector:other", "3");
	assert_answer(fixture, "SELECT region FROM bodies WHERE code = 'NQT10'", "Y59");
	assert_answer(fixture, "SELECT rows FROM imports WHERE kind = 'ae' AND built_in = 0", "3");
	assert_answer(fixture, "SELECT period FROM imports WHERE kind = 'ae' AND built_in = 0",
		"2025-04");
}

static void the_layout_of_2019_has_no_booked_ones(void **state)
{
	const struct fixture *fixture = *state;

	takes(fixture, "April-2019.csv",
		OLD_HEADING "MSitAE-APRIL-2019,RF4,NHS England London,BARKING,100,10,5,40,4,0,7,3,"
			    "30,2,1,9\n");
	assert_figure(fixture, "2019-04", "ae.attendances.type1", NULL, "RF4", "100");
	assert_figure(fixture, "2019-04", "ae.breaches.type1", NULL, "RF4", "40");
	assert_figure(fixture, "2019-04", "ae.attendances.other", NULL, "RF4", "5");
	assert_figure(fixture, "2019-04", "ae.breaches.other", NULL, "RF4", "0");
}

/* Zeros of the trusts that tested new standards, until May 2023; afterwards a zero is a zero. */
static void attendances_without_a_breach_were_not_reported(void **state)
{
	const struct fixture *fixture = *state;
	static const char rows[] = "%s,RC9,X,BEDFORDSHIRE,100,0,50,0,0,0,0,0,0,0,0,0,0,0,1,1,1,1\n"
				   "%s,NQT10,X,ASSURA,0,0,50,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0\n"
				   "Total,,,,100,0,100,0,0,0,0,0,0,0,0,0,0,0,1,1,1,1\n";
	static const struct {
		const char *period, *month;
		bool testing;
	} months[] = {{"MSitAE-APRIL-2019", "2019-04", false}, {"MSitAE-MAY-2019", "2019-05", true},
		{"MSitAE-MAY-2023", "2023-05", true}, {"MSitAE-JUNE-2023", "2023-06", false}};

	for (size_t i = 0; i < sizeof months / sizeof *months; i++) {
		const char *expected = months[i].testing ? "NULL not reported" : "0";
		char text[3000], name[40];

		snprintf(text, sizeof text, "%s", CSV_HEADING);
		snprintf(text + strlen(text), sizeof text - strlen(text), rows, months[i].period,
			months[i].period);
		snprintf(name, sizeof name, "%zu.csv", i);
		takes(fixture, name, text);
		assert_figure(fixture, months[i].month, "ae.breaches.type1", NULL, "RC9", expected);
		assert_figure(fixture, months[i].month, "ae.breaches.other", NULL, "RC9", expected);
		assert_figure(fixture, months[i].month, "ae.attendances.reported.type1", NULL,
			"RC9", months[i].testing ? expected : "100");
		assert_figure(fixture, months[i].month, "ae.attendances.type1", NULL, "RC9", "100");
		assert_figure(fixture, months[i].month, "ae.breaches.other", NULL, "NQT10", "0");
		assert_figure(fixture, months[i].month, "ae.attendances.reported.other", NULL,
			"England", months[i].testing ? "50" : "100");
	}
}

/* '*' and '-' are missing, whatever stands in the column of booked ones. */
static void what_is_kept_back_is_missing_and_no_0(void **state)
{
	const struct fixture *fixture = *state;

	takes(fixture, "Monthly-AE-April-2025.csv",
		CSV_HEADING
		"MSitAE-APRIL-2025,RF4,X,BARKING,*,10,*,0,2,0,40,*,0,1,1,0,7,*,30,*,1,9\n"
		"MSitAE-APRIL-2025,RAA,X,OTHER,-,10,5,0,*,0,0,-,0,0,1,0,7,3,30,2,1,9\n"
		"Total,,,,0,20,9,0,2,0,40,0,0,1,2,0,14,3,60,2,2,18\n");
	assert_figure(fixture, "2025-04", "ae.attendances.type1", NULL, "RF4", "NULL suppressed");
	assert_figure(fixture, "2025-04", "ae.breaches.type1", NULL, "RF4", "41");
	assert_figure(fixture, "2025-04", "ae.attendances.reported.type1", NULL, "RF4",
		"NULL suppressed");
	assert_figure(fixture, "2025-04", "ae.attendances.other", NULL, "RF4", "NULL suppressed");
	assert_figure(fixture, "2025-04", "ae.breaches.type2", NULL, "RF4", "NULL suppressed");
	assert_figure(fixture, "2025-04", "ae.over12h", NULL, "RF4", "NULL suppressed");
	assert_figure(
		fixture, "2025-04", "ae.attendances.type1", NULL, "RAA", "NULL not applicable");
	assert_figure(fixture, "2025-04", "ae.attendances.type2", NULL, "RAA", "NULL suppressed");
	assert_figure(fixture, "2025-04", "ae.breaches.type2", NULL, "RAA", "NULL not reported");
	assert_figure(fixture, "2025-04", "ae.attendances.type2", NULL, "England", "12");
}

/* As a spreadsheet's accounting format writes 0; what nothing proves stays missing. */
static void a_dash_is_0_where_the_totals_beside_it_prove_it(void **state)
{
	const struct fixture *fixture = *state;

	takes(fixture, "April-2025-AE.csv",
		GRID_HEADING
		"\nRC9,X,BEDFORDSHIRE,100,-,50,150,60,-,50,110,40,-,-,40,73.30%,60.00%,9,-,-,9,1,"
		"10,"
		"8,-\n"
		"NQT10,X,ASSURA,-,-,8,8,-,-,8,8,-,-,-,-,100.00%,-,-,-,-,-,-,-,-,-\n"
		"RAA,X,NONE,-,-,-,-,-,-,-,-,-,-,-,-,-,-,-,-,-,-,-,-,-,-\n"
		"RQM,X,TESTING,100,0,50,150,-,-,-,-,-,-,-,-,-,-,9,0,0,9,1,10,8,1\n"
		"RAL,X,KEPT BACK,100,*,50,150,60,*,50,110,40,0,0,40,73.30%,60.00%,9,0,0,9,1,10,8,"
		"1\n");
	assert_figure(fixture, "2025-04", "ae.attendances.type2", NULL, "RC9", "0");
	assert_figure(fixture, "2025-04", "ae.breaches.type2", NULL, "RC9", "0");
	assert_figure(fixture, "2025-04", "ae.breaches.other", NULL, "RC9", "0");
	assert_figure(fixture, "2025-04", "ae.admissions.type2", NULL, "RC9", "0");
	assert_figure(fixture, "2025-04", "ae.over12h", NULL, "RC9", "NULL not applicable");
	assert_figure(fixture, "2025-04", "ae.attendances.type1", NULL, "NQT10", "0");
	assert_figure(fixture, "2025-04", "ae.breaches.other", NULL, "NQT10", "0");
	assert_figure(fixture, "2025-04", "ae.attendances.reported.other", NULL, "NQT10", "8");
	assert_figure(
		fixture, "2025-04", "ae.admissions.type1", NULL, "NQT10", "NULL not applicable");
	assert_figure(
		fixture, "2025-04", "ae.attendances.type1", NULL, "RAA", "NULL not applicable");
	assert_figure(fixture, "2025-04", "ae.breaches.type1", NULL, "RQM", "NULL not reported");
	assert_figure(fixture, "2025-04", "ae.breaches.type2", NULL, "RQM", "NULL not reported");
	assert_figure(fixture, "2025-04", "ae.attendances.type2", NULL, "RAL", "NULL suppressed");
}

/* Without breaches nothing is proven: the total is the sum of those that reported them. */
static void a_dash_is_0_where_the_row_of_totals_proves_it(void **state)
{
	const struct fixture *fixture = *state;

	takes(fixture, "Monthly-AE-April-2025.csv",
		CSV_HEADING
		"MSitAE-APRIL-2025,RF4,X,BARKING,100,10,5,-,2,-,40,4,0,-,1,1,7,-,30,2,1,9\n"
		"MSitAE-APRIL-2025,RQM,X,TESTING,100,10,5,-,0,0,-,-,-,-,-,-,7,1,30,,1,9\n"
		"MSitAE-APRIL-2025,RAA,X,NONE,-,-,-,-,-,-,-,-,-,-,-,-,-,-,-,-,-,-\n"
		"Total,,,,200,20,10,0,2,0,40,4,0,0,1,1,14,1,60,2,2,18\n");
	assert_figure(fixture, "2025-04", "ae.attendances.type1", NULL, "RF4", "100");
	assert_figure(fixture, "2025-04", "ae.attendances.other", NULL, "RF4", "5");
	assert_figure(fixture, "2025-04", "ae.breaches.type1", NULL, "RF4", "40");
	assert_figure(fixture, "2025-04", "ae.over12h", NULL, "RF4", "0");
	assert_figure(fixture, "2025-04", "ae.attendances.type1", NULL, "RQM", "100");
	assert_figure(fixture, "2025-04", "ae.admissions.type2", NULL, "RQM", "0");
	assert_figure(fixture, "2025-04", "ae.breaches.type1", NULL, "RQM", "NULL not reported");
	assert_figure(
		fixture, "2025-04", "ae.attendances.type1", NULL, "RAA", "NULL not applicable");
	assert_figure(fixture, "2025-04", "ae.attendances.type1", NULL, "England", "200");
}

/* Fewer cannot have come than waited over four hours: then the dash is what it is. */
static void a_dash_is_not_0_beside_what_is_more(void **state)
{
	const struct fixture *fixture = *state;

	takes(fixture, "April.csv",
		CSV_HEADING "MSitAE-APRIL-2025,NQ1,X,B,100,-,5,0,0,0,40,4,0,0,0,0,7,3,30,2,1,9\n"
			    "MSitAE-APRIL-2025,NQ2,X,B,10,10,-,0,0,0,4,4,0,0,0,0,7,3,30,2,1,9\n"
			    "TOTAL,,,,110,10,5,0,0,0,44,8,0,0,0,0,14,6,60,4,2,18\n");
	assert_figure(fixture, "2025-04", "ae.breaches.type2", NULL, "NQ1", "4");
	assert_figure(
		fixture, "2025-04", "ae.attendances.type2", NULL, "NQ1", "NULL not applicable");
	assert_figure(fixture, "2025-04", "ae.attendances.other", NULL, "NQ2", "0");
}

/* Sheets are saved without their row of England: this is all that tells of a changed cell. */
static void totals_beside_a_row_are_checked(void **state)
{
	static const struct {
		const char *row, *says;
	} rows[] = {
		{"100,0,50,15,60,0,50,110,40,0,0,40,73.30%,60.00%,9,0,0,9,1,10,8,1",
			"column 7 (Total attendances), byte 905: is 15, and the types add up to "
			"150: "
			"one of them is wrong"},
		{"100,0,50,150,60,0,50,0,40,0,0,40,73.30%,60.00%,9,0,0,9,1,10,8,1",
			"column 11 (Total Attendances < 4 hours), byte 917: is 0, and the types "
			"add up "
			"to 110"},
		{"100,0,50,150,60,0,50,110,41,0,0,41,73.30%,60.00%,9,0,0,9,1,10,8,1",
			"column 7 (Total attendances), byte 905: is 150, and those within and over "
			"4 "
			"hours add up to 151"},
		{"100,0,50,150,60,0,50,110,40,0,0,40,10.0%,60.00%,9,0,0,9,1,10,8,1",
			"is 10.0%, and 40 of 150 over 4 hours make 73.3 %: one of them is wrong"},
		{"100,0,50,150,60,0,50,110,40,0,0,40,0.733,0.61,9,0,0,9,1,10,8,1",
			"is 0.61, and 40 of 100 over 4 hours make 60.0 %"},
		{"100,0,50,150,60,0,50,110,40,0,0,40,73%,60%,9,0,0,9,1,11,8,1",
			"is 11, and those through A&E and the others add up to 10"},
	};
	const struct fixture *fixture = *state;
	char text[3000];

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		snprintf(text, sizeof text, "%s\nRC9,X,N,%s\n", GRID_HEADING, rows[i].row);
		refuses_saying(fixture, "April-2025-AE.csv", text, rows[i].says);
	}
	takes(fixture, "April-2025-AE.csv",
		GRID_HEADING "\nRC9,X,N,100,0,50,150,60,0,50,110,40,0,0,40,73%,0.6,9,0,0,9,1,10,8,"
			     "1\nRAA,X,N,0,0,0,0,0,0,0,0,0,0,0,0,#DIV/0!,-,0,0,0,0,0,0,0,0\n");
}

static void refuses_ending(
	const struct fixture *fixture, const char *name, const char *text, const char *end)
{
	struct visit visit = {.done = false};
	size_t size;

	assert_false(visit_bytes(fixture, name, text, strlen(text), &visit));
	size = strlen(visit.error.message);
	if (size < strlen(end) || strcmp(visit.error.message + size - strlen(end), end) != 0)
		fail_msg("%s", visit.error.message);
	visit_free(&visit);
}

/* Without --kind too, and as the published files spell it. */
static void a_heading_that_lacks_a_column_is_told_which(void **state)
{
	const struct fixture *fixture = *state;

	refuses_saying(fixture, "a.csv",
		"Period,Org Code,Parent Org,Org name,A&E attendances Type 2,A&E attendances Type "
		"2,A&E attendances Other A&E Department,Attendances over 4hrs Type 1,Attendances "
		"over 4hrs Type 2,Attendances over 4hrs Other Department\n",
		"line 1 looks like the heading of A&E, but no column is called \"A&E attendances "
		"Type 1\", and \"A&E attendances Type 2\" stands in it twice");
	/* Neither what is not looked for, nor the groups of the workbook. */
	refuses_ending(fixture, "a.csv",
		"Period,Org Code,Org name,Org name,A&E attendances Type 2,A&E attendances Other "
		"A&E Department,Attendances over 4hrs Type 1,Attendances over 4hrs Type 2,"
		"Attendances over 4hrs Other Department\n",
		"no column is called \"A&E attendances Type 1\"");
	refuses_ending(fixture, "a.csv",
		"Code,Region,Name," GROUPS "All," GROUPS "Within," GROUPS "Over\n",
		"no column is called \"Total attendances\"");
	refuses_ending(fixture, "a.csv", "Provider Code,Unscheduled Activity,Name\n",
		"no column is called \"Total WL\" or \"Total Waiting List\"");
	refuses_saying(fixture, "b.csv",
		"Note,,,\nprovider,measure,period,valeu\nRTF,a,2025-04,1\n",
		"line 2 looks like the heading of provider,measure,period,value, but no column is "
		"called \"value\"");
	refuses_saying(fixture, "c.csv",
		"Period,Provider Org Code,RTT Part Type,Treatment Function Code,Total All\n",
		"line 1 looks like the heading of an RTT extract, but no column is called \"Gt 00 "
		"To 01 Weeks SUM 1\"");
	refuses_saying(fixture, "d.csv",
		"Period,Org Code,A&E attendances Type 1,A&E attendances Type 1,A&E attendances "
		"Type 2,A&E attendances Other A&E Department,Attendances over 4hrs Type 1,"
		"Attendances over 4hrs Type 2,Attendances over 4hrs Other Department\n",
		"line 1, column 4 (A&E attendances Type 1), byte 39: the heading has it twice, in "
		"column 3 too");
	refuses_saying(
		fixture, "e.csv", "name,colour\nx,y\n", "has no heading that concordat knows");
}

static void totals_are_told_however_they_are_called(void **state)
{
	static const char *const labels[] = {"Total,,,", ",ENGLAND (total),,", ",,National,",
		",,,Sum", ",-,,", ",,,", "MSitAE-APRIL-2025,-,-,-", "MSitAE-APRIL-2025,,,",
		"Grand Total,,,", ",,,Total of all providers"};
	const struct fixture *fixture = *state;

	for (size_t i = 0; i < sizeof labels / sizeof *labels; i++) {
		char text[3000], name[40];

		snprintf(text, sizeof text,
			"%sMSitAE-APRIL-2025,RF4,X,BARKING,%zu,10,5,1,2,3,4,4,0,1,1,0,7,3,30,2,1,"
			"9\n"
			"%s,%zu,10,5,1,2,3,4,4,0,1,1,0,7,3,30,2,1,9\n",
			CSV_HEADING, 100 + i, labels[i], 100 + i);
		snprintf(name, sizeof name, "%zu.csv", i);
		takes(fixture, name, text);
		assert_answer(fixture,
			"SELECT whole FROM months WHERE dataset = 'ae' AND month = "
			"2025 * 12 + 3",
			"1");
	}
	refuses_saying(fixture, "x.csv",
		CSV_HEADING
		"MSitAE-APRIL-2025,RF4,X,BARKING,1,10,5,1,2,3,0,4,0,1,1,0,7,3,30,2,1,9\n"
		",,,,1,11,5,1,2,3,0,4,0,1,1,0,7,3,30,2,1,9\n",
		"the total is 11, and the rows add up to 10");
}

static void a_sheet_saved_from_excel_is_read_by_its_groups(void **state)
{
	const struct fixture *fixture = *state;
	static const char text[] = GRID_HEADING
		"\nRC9,NHS England East Of England ,Bedfordshire,\"16,039\",0,\"8,455\",\"24,494\","
		"\"10,143\",0,\"8,455\",\"18,598\",\"5,896\",0,0,\"5,896\",75.90%,63.20%,\"4,552\","
		"0,0,\"4,552\",\"2,129\",\"6,681\",85,3\n"
		"RAN,NHS England London,Orthopaedic,0,0,0,0,0,0,0,0,0,0,0,0,-,-,0,0,0,0,0,0,0,0\n";

	refuses_saying(fixture, "saved.csv", text, "say so with --period 2025-04");
	takes(fixture, "August-2025-AE.csv", text);
	assert_figure(fixture, "2025-08", "ae.attendances.type1", NULL, "RC9", "16039");
	assert_figure(fixture, "2025-08", "ae.attendances.other", NULL, "RC9", "8455");
	assert_figure(fixture, "2025-08", "ae.breaches.type1", NULL, "RC9", "5896");
	assert_figure(fixture, "2025-08", "ae.breaches.other", NULL, "RC9", "0");
	assert_figure(fixture, "2025-08", "ae.admissions.type1", NULL, "RC9", "4552");
	assert_figure(fixture, "2025-08", "ae.admissions.elsewhere", NULL, "RC9", "2129");
	assert_figure(fixture, "2025-08", "ae.dta4to12", NULL, "RC9", "82"); /* 85 without the 3 */
	assert_figure(fixture, "2025-08", "ae.over12h", NULL, "RC9", "3");
}

static const char workbook[] =
	",,,,4,5,6,,,,,\r\n"
	",Title:,\"A&E Attendances, NHS\r\nand others\",,7,,,,\r\n"
	",Period:,February 2022,,,\r\n"
	",Published:,13th March 2025,,,\r\n"
	",,,,A&E attendances,,,,\"A&E attendances less than 4 hours from arrival\",,,\r\n"
	"," GRID_HEADING ",\r\n"
	",-,-,England,60,0,20,80,30,0,15,45,10,0,5,15,0.75,0.75,5,0,0,5,1,6,4,1,\r\n"
	",,,,,,,,,,,,,,,,,,,,,,,,,,\r\n"
	",RDD,NHS England East Of England "
	",Basildon,40,0,20,60,30,0,15,45,10,0,5,15,0.75,0.75,3,0,0,"
	"3,1,4,4,1,Mid and South Essex STP\r\n"
	",RC9,NHS England East Of England "
	",Bedfordshire,20,0,0,20,-,-,-,-,-,-,-,-,-,-,2,0,0,2,0,2,0,"
	"0,A place\r\n"
	",,,,,,,,,,,,,,,,,,,,,,,,,,\r\n,,,,,\r\n"
	",Note: figures are provisional,,,,,,,,,,,,,,,,,,,,,,,,,\r\n";

static void a_workbook_says_its_month_above_its_heading(void **state)
{
	const struct fixture *fixture = *state;

	takes(fixture, "grid.csv", workbook);
	assert_figure(fixture, "2022-02", "ae.attendances.type1", NULL, "RDD", "40");
	assert_figure(fixture, "2022-02", "ae.breaches.other", NULL, "RDD", "5");
	assert_figure(fixture, "2022-02", "ae.breaches.type1", NULL, "RC9", "NULL not reported");
	assert_figure(fixture, "2022-02", "ae.attendances.reported.type1", NULL, "England", "40");
	assert_figure(fixture, "2022-02", "ae.attendances.type1", NULL, "England", "60");
	assert_answer(fixture, "SELECT region FROM bodies WHERE code = 'RDD'", "Y61");
}

static void a_period_from_outside_is_for_files_without_one(void **state)
{
	const struct fixture *fixture = *state;
	struct visit visit = {.options = {.period = "2021-03"}};
	static const char cells[] =
		CSV_HEADING "MSitAE-APRIL-2024,RF4,X,B,100,10,5,1,2,3,40,4,0,1,1,0,7,3,30,2,1,9\n";
	static const char lines[] = "period,org_code,type,attendances,breaches,admissions\n"
				    "2017-03-01,RF4,1,1,1,1\n";
	static const char none[] =
		GRID_HEADING "\nNQ1,X,N,1,0,0,1,1,0,0,1,0,0,0,0,100%,100%,0,0,0,0,0,0,0,0\n";
	static const char silent[] =
		CSV_HEADING ",RF4,X,B,100,10,5,1,2,3,40,4,0,1,1,0,7,3,30,2,1,9\n";

	assert_true(visit_bytes(fixture, "silent.csv", silent, strlen(silent), &visit));
	assert_figure(fixture, "2021-03", "ae.attendances.type1", NULL, "RF4", "101");
	visit_free(&visit);
	visit.options.keep_going = true;
	assert_false(visit_bytes(fixture, "grid.csv", workbook, strlen(workbook), &visit));
	assert_non_null(strstr(visit.error.message,
		"as the file says, is another month than Mar 2021: leave --period out"));
	visit_free(&visit);
	assert_false(visit_bytes(fixture, "cells.csv", cells, strlen(cells), &visit));
	assert_non_null(strstr(visit.error.message,
		"line 2, column 1 (Period), byte 777: MSitAE-APRIL-2024 is another month than"));
	visit_free(&visit);
	assert_false(visit_bytes(fixture, "lines.csv", lines, strlen(lines), &visit));
	assert_non_null(strstr(visit.error.message, "2017-03-01 is another month than Mar 2021"));
	visit_free(&visit);
	visit.options = (struct import_options){.period = "2021-13", .keep_going = true};
	assert_false(visit_bytes(fixture, "grid2.csv", workbook, strlen(workbook), &visit));
	assert_non_null(strstr(visit.error.message, "--period 2021-13 is no month"));
	visit_free(&visit);
	visit.options.period = NULL;
	assert_false(visit_bytes(fixture, "grid.csv", none, strlen(none), &visit));
	assert_non_null(strstr(visit.error.message,
		"grid.csv: neither the file nor its name says which month it is of: say so"));
	visit_free(&visit);
}

static void many_months_may_stand_in_one_long_file(void **state)
{
	const struct fixture *fixture = *state;

	takes(fixture, "ae_attendances.csv",
		"period,org_code,type,attendances,breaches,admissions\n"
		"2017-03-01,RF4,1,21289,2879,5060\n2017-03-01,RF4,2,813,22,0\n"
		"2017-04-01,RF4,1,20000,3000,5000\n2017-04-01,RF4,other,5,-,0\n");
	assert_figure(fixture, "2017-03", "ae.breaches.type1", NULL, "RF4", "2879");
	assert_figure(fixture, "2017-03", "ae.admissions.type1", NULL, "RF4", "5060");
	assert_figure(fixture, "2017-04", "ae.attendances.type1", NULL, "RF4", "20000");
	assert_figure(fixture, "2017-04", "ae.breaches.type1", NULL, "RF4", "3000");
	assert_figure(fixture, "2017-04", "ae.breaches.other", NULL, "RF4", "NULL not reported");
	assert_answer(fixture, "SELECT period FROM imports WHERE kind = 'ae' AND built_in = 0",
		"2017-03 2017-04");
	refuses_saying(fixture, "twice.csv",
		"period,org_code,type,attendances,breaches,admissions\n"
		"2017-03-01,RF4,1,1,1,1\n2017-03-01,RF4,1,1,1,1\n",
		"line 3, column 2 (org_code), byte 87: RF4 has the same month and type in line 2");
	refuses_saying(fixture, "more.csv",
		"period,org_code,type,attendances,breaches,admissions\n2017-03-01,RF4,1,1,2,1\n",
		"line 2, column 5 (breaches), byte 72: more waited over 4 hours than came");
}

#define LONG_HEADING "period,org_code,type,attendances,breaches,admissions\n"

/* However they are called, of all providers or of all types of one. */
static void totals_in_the_long_form_are_checked_and_no_organisation(void **state)
{
	static const char *const labels[] = {
		"Total", "total", "ALL", "Grand total", "NATIONAL", "England", "All providers"};
	const struct fixture *fixture = *state;
	char text[600];

	for (size_t i = 0; i < sizeof labels / sizeof *labels; i++) {
		snprintf(text, sizeof text,
			"%s2017-03-01,%s,1,30,4,5\n2017-03-01,RF4,1,10,2,%zu\n"
			"2017-03-01,RF4,all,13,3,%zu\n2017-03-01,RF4,other,3,1,0\n"
			"2017-03-01,RQM,1,20,2,%zu\n2017-03-01,%s,total,33,5,-\n",
			LONG_HEADING, labels[i], i % 5, i % 5, 5 - i % 5, labels[i]);
		takes(fixture, "ae.csv", text);
		assert_figure(fixture, "2017-03", "ae.attendances.type1", NULL, "RQM", "20");
	}
	assert_answer(fixture, "SELECT count(*) FROM bodies WHERE code IN ('ALL', 'TOTAL')", "0");
	refuses_saying(fixture, "b.csv",
		LONG_HEADING "2017-03-01,RF4,1,10,2,1\n2017-03-01,Total,1,11,2,1\n",
		"b.csv: line 3, column 4 (attendances), byte 96: the total is 11, and the rows add "
		"up to 10");
	refuses_saying(fixture, "c.csv",
		LONG_HEADING "2017-03-01,RF4,1,10,2,1\n2017-03-01,RF4,total,10,3,1\n",
		"line 3, column 5 (breaches), byte 101: the total is 3, and the rows add up to 2");
	refuses_saying(fixture, "d.csv",
		LONG_HEADING "2017-03-01,RF4,1,1,1,1\n2017-03-01,RF4,1,1,1,1\n",
		"line 3, column 2 (org_code), byte 87: RF4 has the same month and type in line 2");
	refuses_saying(fixture, "e.csv", LONG_HEADING "2017-03-01,Total,1,0,0,0\n",
		"has totals of A&E and no provider beside them");
}

/* Neither its name and region, nor its month, before a row is taken. */
static void a_row_that_is_left_out_says_nothing(void **state)
{
	const struct fixture *fixture = *state;
	struct visit visit = {.options = {.keep_going = true, .replace = true}};
	static const char text[] = CSV_HEADING
		"MSitAE-MAY-2025,NQ1,X,BAD,1,10,5,1,2,3,40,4,0,1,1,0,7,3,30,2,1,9\n"
		"MSitAE-APRIL-2025,NQ1,NHS ENGLAND LONDON,GOOD,100,10,5,1,2,3,40,4,0,1,1,0,7,3,30,"
		"2,1,9\n"
		"MSitAE-APRIL-2025,NQ1,NHS ENGLAND SOUTH "
		"EAST,AGAIN,100,10,5,1,2,3,40,4,0,1,1,0,7,3,30,2,1,9\n";

	assert_true(visit_bytes(fixture, "a.csv", text, strlen(text), &visit));
	assert_int_equal(visit.report.problems, 2);
	visit_free(&visit);
	assert_figure(fixture, "2025-04", "ae.attendances.type1", NULL, "NQ1", "101");
	assert_answer(fixture, "SELECT name FROM bodies WHERE code = 'NQ1'", "GOOD");
	assert_answer(fixture, "SELECT region FROM bodies WHERE code = 'NQ1'", "Y56");
}

/* A type whose row was left out is not known, and one without a row otherwise 0. */
static void a_row_that_is_left_out_is_no_0(void **state)
{
	const struct fixture *fixture = *state;
	struct visit visit = {.options = {.keep_going = true, .replace = true}};
	static const char text[] = LONG_HEADING "2017-03-01,RF4,1,100,200,5\n2017-03-01,RF4,2,9,1,"
						"0\n2017-03-01,RXX,total,500,9,9\n";
	static const char total[] =
		LONG_HEADING "2017-03-01,RF4,1,9,2,1\n2017-03-01,RXX,total,500,9,9\n";

	assert_true(visit_bytes(fixture, "a.csv", text, strlen(text), &visit));
	visit_free(&visit);
	assert_figure(fixture, "2017-03", "ae.attendances.type1", NULL, "RF4", "NULL not reported");
	assert_figure(fixture, "2017-03", "ae.breaches.type1", NULL, "RF4", "NULL not reported");
	assert_figure(fixture, "2017-03", "ae.admissions.other", NULL, "RF4", "NULL not reported");
	assert_figure(fixture, "2017-03", "ae.attendances.type2", NULL, "RF4", "9");
	assert_figure(fixture, "2017-03", "ae.attendances.type1", NULL, "RXX", "none");
	assert_true(visit_bytes(fixture, "b.csv", total, strlen(total), &visit));
	visit_free(&visit);
	assert_figure(fixture, "2017-03", "ae.attendances.type2", NULL, "RF4", "0");
	assert_figure(fixture, "2017-03", "ae.attendances.type1", NULL, "RXX", "none");
}

#define ROW "MSitAE-APRIL-2025,RF4,X,BARKING,100,10,5,1,2,3,40,4,0,1,1,0,7,3,30,2,1,9\n"

static void what_cannot_be_is_refused_with_its_place(void **state)
{
	const struct fixture *fixture = *state;

	refuses_saying(fixture, "a.csv",
		CSV_HEADING ROW "TOTAL,,,,101,10,5,1,2,3,40,4,0,1,1,0,7,3,30,2,1,9\n",
		"a.csv: line 3, column 5 (A&E attendances Type 1), byte 859: the total is 101, and "
		"the rows add up to 100: rows are missing, or were changed; --keep-going takes the "
		"rows as an extract");
	refuses_saying(fixture, "b.csv", CSV_HEADING ROW "MSitAE-APRIL-2025,RF5,X,BA",
		"line 3, column 4 (Org name)");
	refuses_saying(fixture, "b.csv", CSV_HEADING ROW "MSitAE-APRIL-2025,RF5,X,BA",
		"the file is cut off here");
	refuses_saying(fixture, "c.csv",
		CSV_HEADING
		"MSitAE-APRIL-2025,RF4,X,BARKING,1e3,10,5,1,2,3,40,4,0,1,1,0,7,3,30,2,1,9\n",
		"line 2, column 5 (A&E attendances Type 1), byte 809: \"1e3\" is no number");
	refuses_saying(fixture, "d.csv",
		CSV_HEADING
		"MSitAE-APRIL-2025,RF4,X,BARKING,-1,10,5,1,2,3,40,4,0,1,1,0,7,3,30,2,1,9\n",
		"-1 is less than 0");
	refuses_saying(fixture, "e.csv",
		CSV_HEADING
		"MSitAE-APRIL-2025,RF4,X,BARKING,1.5,10,5,1,2,3,40,4,0,1,1,0,7,3,30,2,1,9\n",
		"write a whole number");
	refuses_saying(fixture, "f.csv",
		CSV_HEADING
		"MSitAE-APRIL-2025,RF4,X,\"BARKING,100,10,5,1,2,3,40,4,0,1,1,0,7,3,30,2,1,9\n",
		"a quote that is never closed");
	refuses_saying(fixture, "g.csv", CSV_HEADING ROW ROW,
		"line 3, column 2 (Org Code), byte 868: RF4 stands in line 2 too");
	refuses_saying(
		fixture, "h.csv", CSV_HEADING "MSitAE-APRIL-2025,RF4,X,BARKING,\"1,23\"", "line 2");
	refuses_saying(fixture, "i.csv",
		CSV_HEADING
		"MSitAE-APRIL-2025,RF4,X,BARKING,\"1,23\",10,5,1,2,3,40,4,0,1,1,0,7,3,30,2,1,9\n",
		"\"1,23\" is no number");
	refuses_saying(fixture, "p.csv",
		CSV_HEADING
		"MSitAE-APRIL-2025,RF4,X,BARKING,12%,10,5,1,2,3,1,4,0,1,1,0,7,3,30,2,1,9\n",
		"\"12%\" is a percentage, and here a count must stand");
	refuses_saying(fixture, "j.csv",
		CSV_HEADING ROW
		"MSitAE-MAY-2025,RF5,X,B,100,10,5,1,2,3,40,4,0,1,1,0,7,3,30,2,1,9\n",
		"is another month");
	refuses_saying(fixture, "k.csv",
		CSV_HEADING
		"MSitAE-APRIL-2025,Bad code,X,B,100,10,5,1,2,3,40,4,0,1,1,0,7,3,30,2,1,9\n",
		"\"Bad code\" is no organisation's code");
	refuses_saying(fixture, "l.csv", CSV_HEADING, "no provider below it");
	refuses_saying(fixture, "m.csv",
		CSV_HEADING
		"MSitAE-APRIL-2025,RF4,X,BARKING,100,10,5,1,2,3,102,4,0,0,1,0,7,3,30,2,1,9\n",
		"line 2, column 11 (Attendances over 4hrs Type 1), byte 824: more waited over 4 "
		"hours (102) than came (101): one of the two is wrong");
	/* Where the quote opened, not where it met another. */
	refuses_saying(fixture, "n.csv",
		CSV_HEADING
		"MSitAE-APRIL-2025,RF4,X,\"BARKING,100,10,5,1,2,3,40,4,0,1,1,0,7,3,30,2,1,"
		"9\nMSitAE-APRIL-2025,RF5,\"X\",B,100,10,5,1,2,3,40,4,0,1,1,0,7,3,30,2,1,"
		"9\n",
		"line 2, column 4, byte 801: a quote opens here and closes only on line 3");
}

static void keep_going_lists_what_it_leaves_out(void **state)
{
	const struct fixture *fixture = *state;
	struct visit visit = {.options = {.keep_going = true, .replace = true}};
	static const char text[] =
		CSV_HEADING ROW "MSitAE-APRIL-2025,RF5,X,B,x,10,5,1,2,3,40,4,0,1,1,0,7,3,30,2,1,9\n"
				"MSitAE-APRIL-2025,RF6,X,B,100,10\n"
				"TOTAL,,,,999,10,5,1,2,3,40,4,0,1,1,0,7,3,30,2,1,9\n";
	const char *lines;

	assert_true(visit_bytes(fixture, "April.csv", text, strlen(text), &visit));
	lines = string_buffer_text(&visit.report.lines);
	assert_int_equal(visit.report.problems, 2);
	assert_non_null(strstr(lines, "April.csv: line 3, column 5 (A&E attendances Type 1)"));
	assert_non_null(strstr(lines, "April.csv: line 4, column 6"));
	assert_non_null(strstr(lines, "taken as an extract, since rows were left out"));
	assert_non_null(strstr(lines, "A&E of Apr 2025, rows left out, 2 rows of 1 organisation"));
	visit_free(&visit);
	assert_figure(fixture, "2025-04", "ae.attendances.type1", NULL, "RF4", "101");
	assert_answer(
		fixture, "SELECT whole FROM months WHERE dataset = 'ae' AND month = 24303", "0");
}

/* The total is not believed, and of two rows of a provider the first is taken; the months say so.
 */
static void keep_going_takes_the_rows_below_a_wrong_total(void **state)
{
	const struct fixture *fixture = *state;
	struct visit visit = {.options = {.keep_going = true, .replace = true}};
	static const char wrong[] =
		CSV_HEADING ROW "TOTAL,,,,101,10,5,1,2,3,40,4,0,1,1,0,7,3,30,2,1,9\n";
	static const char twice[] = CSV_HEADING ROW
		"MSitAE-APRIL-2025,RF4,X,B,200,10,5,1,2,3,40,4,0,1,1,0,7,3,30,2,1,9\n";

	assert_true(visit_bytes(fixture, "April-revised.csv", wrong, strlen(wrong), &visit));
	assert_non_null(strstr(string_buffer_text(&visit.report.lines),
		"April-revised.csv: line 3, column 5 (A&E attendances Type 1), byte 859: the total "
		"is 101, and the rows add up to 100: rows are missing, or were changed; "
		"--keep-going takes the rows as an extract\n"));
	assert_non_null(strstr(string_buffer_text(&visit.report.lines),
		"since the total is not what its rows add up to: England is not worked out"));
	visit_free(&visit);
	assert_figure(fixture, "2025-04", "ae.attendances.type1", NULL, "RF4", "101");
	assert_answer(fixture,
		"SELECT vintage || whole FROM months WHERE dataset = 'ae' AND month = 24303",
		"revised, rows missing0");
	assert_true(visit_bytes(fixture, "April-provisional.csv", twice, strlen(twice), &visit));
	visit_free(&visit);
	assert_figure(fixture, "2025-04", "ae.attendances.type1", NULL, "RF4", "101");
	assert_answer(fixture,
		"SELECT vintage || whole FROM months WHERE dataset = 'ae' AND month = 24303",
		"provisional, rows left out0");
}

/* So many providers of a month, a row each as the format says. */
static void add_providers(struct string_buffer *out, const char *period, const char *between,
	size_t count, const char *cells)
{
	for (size_t i = 0; i < count; i++)
		string_buffer_format(out, "%s,NZ%03zu%s%s\n", period, i, between, cells);
}

static void a_monthly_csv_of_many_providers_and_no_total_is_cut_off(void **state)
{
	static const char cells[] = "1,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0";
	const struct fixture *fixture = *state;
	struct visit visit = {.options = {.keep_going = true, .replace = true}};
	struct string_buffer text = {0};

	string_buffer_add(&text, CSV_HEADING);
	add_providers(&text, "MSitAE-APRIL-2025", ",X,NAME,", 150, cells);
	refuses_saying(fixture, "April.csv", string_buffer_text(&text),
		"line 151, column 2 (Org Code), byte 10778: it ends with this row, 150 providers "
		"and no row of totals");
	assert_true(
		visit_bytes(fixture, "April.csv", string_buffer_text(&text), text.size, &visit));
	assert_non_null(strstr(string_buffer_text(&visit.report.lines),
		"taken as an extract, since it has no row of totals"));
	visit_free(&visit);
	assert_answer(
		fixture, "SELECT whole FROM months WHERE dataset = 'ae' AND month = 24303", "0");
	string_buffer_add(&text, "TOTAL,,,,150,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0\n");
	takes(fixture, "April.csv", string_buffer_text(&text));
	assert_answer(
		fixture, "SELECT whole FROM months WHERE dataset = 'ae' AND month = 24303", "1");
	string_buffer_free(&text);
}

/* "TOTAL" with nothing beside it, with dashes, or a note that begins with its word; and one that
 * cannot be read, with what stands before its fault. */
static void a_total_without_figures_is_none(void **state)
{
	static const char *const totals[] = {"TOTAL,,,,,,,,,,,,,,,,,,,,,\n",
		"TOTAL,-,-,-,-,-,-,-,-,-,-,-,-,-,-,-,-,-,-,-,-,-\n",
		",,,National,,,,,,,,,,,,,,,,,,\n",
		"TOTAL,,,,100,10,-,1,2,3,40,4,0,1,1,0,7,3,30,2,1,9\n",
		"TOTAL,,,,100,x,5,1,2,3,40,4,0,1,1,0,7,3,30,2,1,9\n"};
	const struct fixture *fixture = *state;
	char text[2000];

	for (size_t i = 0; i < sizeof totals / sizeof *totals; i++) {
		struct visit visit = {.options = {.keep_going = true, .replace = true}};

		snprintf(text, sizeof text, "%s%s%s", CSV_HEADING, ROW, totals[i]);
		assert_true(visit_bytes(fixture, "April.csv", text, strlen(text), &visit));
		assert_non_null(strstr(string_buffer_text(&visit.report.lines),
			"England is not worked out from it"));
		visit_free(&visit);
		assert_answer(fixture,
			"SELECT whole FROM months WHERE dataset = 'ae' AND month = 24303", "0");
	}
}

/* No monthly CSV of 2019-20 has totals; from April 2020 on all have. */
static void without_totals_are_the_files_of_2019_20(void **state)
{
	static const char cells[] = "1,0,0,0,0,0,0,0,0,0,0,0";
	const struct fixture *fixture = *state;
	struct string_buffer text = {0};

	string_buffer_add(&text, OLD_HEADING);
	add_providers(&text, "MSitAE-MARCH-2020", ",X,NAME,", 200, cells);
	takes_saying(fixture, "March.csv", string_buffer_text(&text),
		"it has no row of totals, so it cannot be told whether rows are missing");
	assert_figure(fixture, "2020-03", "ae.attendances.type1", NULL, "England", "200");
	string_buffer_truncate(&text, 0);
	string_buffer_add(&text, OLD_HEADING);
	add_providers(&text, "MSitAE-MARCH-2020", ",X,NAME,", 150, cells);
	takes_saying(fixture, "March.csv", string_buffer_text(&text),
		"since it has no row of totals and fewer providers than any month");
	string_buffer_truncate(&text, 0);
	string_buffer_add(&text, OLD_HEADING);
	add_providers(&text, "MSitAE-APRIL-2020", ",X,NAME,", 200, cells);
	refuses_saying(fixture, "April.csv", string_buffer_text(&text),
		"which every monthly CSV since April 2020 has");
	string_buffer_free(&text);
}

static void add_sheet(struct string_buffer *out, size_t count)
{
	string_buffer_add(out, GRID_HEADING "\n");
	for (size_t i = 0; i < count; i++)
		string_buffer_format(out,
			"NZ%03zu,X,N,1,0,0,1,1,0,0,1,0,0,0,0,100%%,100%%,0,0,0,0,0,0,0,0\n", i);
}

static void of_a_sheet_without_totals_no_more_is_known_than_how_many_it_has(void **state)
{
	const struct fixture *fixture = *state;
	struct string_buffer text = {0};

	add_sheet(&text, 150);
	takes_saying(fixture, "April-2015-AE.csv", string_buffer_text(&text),
		"taken as an extract, since it has no row of totals and fewer providers than any "
		"month");
	string_buffer_truncate(&text, 0);
	add_sheet(&text, 190);
	takes_saying(fixture, "April-2015-AE.csv", string_buffer_text(&text),
		"it has no row of totals, so it cannot be told whether rows are missing");
	assert_answer(
		fixture, "SELECT whole FROM months WHERE dataset = 'ae' AND month = 24183", "1");
	string_buffer_free(&text);
}

/* The last month that a long file has is where it may be cut off. */
static void a_month_with_fewer_providers_than_those_beside_it_is_a_part(void **state)
{
	const struct fixture *fixture = *state;
	struct string_buffer text = {0};

	string_buffer_add(&text, "period,org_code,type,attendances,breaches,admissions\n");
	add_providers(&text, "2017-03-01", "", 220, ",1,9,1,1");
	add_providers(&text, "2017-04-01", "", 210, ",1,9,1,1");
	add_providers(&text, "2017-05-01", "", 120, ",1,9,1,1");
	takes_saying(fixture, "ae.csv", string_buffer_text(&text),
		"ae.csv: May 2017 taken as an extract, since it lacks what the months beside "
		"it have: England is not worked out from it\n");
	assert_answer(fixture,
		"SELECT group_concat(whole, '') FROM (SELECT whole FROM months "
		"WHERE dataset = 'ae' AND month BETWEEN 24206 AND 24208 ORDER BY month)",
		"110");
	string_buffer_free(&text);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(
			booked_ones_are_attendances_and_the_total_makes_england, fixture_setup,
			fixture_teardown),
		cmocka_unit_test_setup_teardown(
			the_layout_of_2019_has_no_booked_ones, fixture_setup, fixture_teardown),
		cmocka_unit_test_setup_teardown(
			without_totals_are_the_files_of_2019_20, fixture_setup, fixture_teardown),
		cmocka_unit_test_setup_teardown(
			what_is_kept_back_is_missing_and_no_0, fixture_setup, fixture_teardown),
		cmocka_unit_test_setup_teardown(a_dash_is_0_where_the_totals_beside_it_prove_it,
			fixture_setup, fixture_teardown),
		cmocka_unit_test_setup_teardown(a_dash_is_0_where_the_row_of_totals_proves_it,
			fixture_setup, fixture_teardown),
		cmocka_unit_test_setup_teardown(
			totals_beside_a_row_are_checked, fixture_setup, fixture_teardown),
		cmocka_unit_test_setup_teardown(a_heading_that_lacks_a_column_is_told_which,
			fixture_setup, fixture_teardown),
		cmocka_unit_test_setup_teardown(
			totals_are_told_however_they_are_called, fixture_setup, fixture_teardown),
		cmocka_unit_test_setup_teardown(attendances_without_a_breach_were_not_reported,
			fixture_setup, fixture_teardown),
		cmocka_unit_test_setup_teardown(a_sheet_saved_from_excel_is_read_by_its_groups,
			fixture_setup, fixture_teardown),
		cmocka_unit_test_setup_teardown(a_workbook_says_its_month_above_its_heading,
			fixture_setup, fixture_teardown),
		cmocka_unit_test_setup_teardown(a_period_from_outside_is_for_files_without_one,
			fixture_setup, fixture_teardown),
		cmocka_unit_test_setup_teardown(
			many_months_may_stand_in_one_long_file, fixture_setup, fixture_teardown),
		cmocka_unit_test_setup_teardown(
			totals_in_the_long_form_are_checked_and_no_organisation, fixture_setup,
			fixture_teardown),
		cmocka_unit_test_setup_teardown(
			what_cannot_be_is_refused_with_its_place, fixture_setup, fixture_teardown),
		cmocka_unit_test_setup_teardown(keep_going_takes_the_rows_below_a_wrong_total,
			fixture_setup, fixture_teardown),
		cmocka_unit_test_setup_teardown(
			keep_going_lists_what_it_leaves_out, fixture_setup, fixture_teardown),
		cmocka_unit_test_setup_teardown(
			a_dash_is_not_0_beside_what_is_more, fixture_setup, fixture_teardown),
		cmocka_unit_test_setup_teardown(
			a_row_that_is_left_out_says_nothing, fixture_setup, fixture_teardown),
		cmocka_unit_test_setup_teardown(
			a_total_without_figures_is_none, fixture_setup, fixture_teardown),
		cmocka_unit_test_setup_teardown(
			a_row_that_is_left_out_is_no_0, fixture_setup, fixture_teardown),
		cmocka_unit_test_setup_teardown(
			a_monthly_csv_of_many_providers_and_no_total_is_cut_off, fixture_setup,
			fixture_teardown),
		cmocka_unit_test_setup_teardown(
			of_a_sheet_without_totals_no_more_is_known_than_how_many_it_has,
			fixture_setup, fixture_teardown),
		cmocka_unit_test_setup_teardown(
			a_month_with_fewer_providers_than_those_beside_it_is_a_part, fixture_setup,
			fixture_teardown),
	};

	return cmocka_run_group_tests_name("import/ae", tests, NULL, NULL);
}
