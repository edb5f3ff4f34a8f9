/* Lists of organisations: names, regions, dates and successors, in each layout. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "import/files.h"

#define TAIL ",\"\",\"\",\"\",\"\",\"\",\"\",\"\",\"\",\"\",\"1\",\"\",\"H\",\"\",\"\",\"\"\n"

static void a_list_of_ods_is_told_by_its_shape(void **state)
{
	const struct fixture *fixture = *state;

	takes(fixture, "etr.csv",
		"\"G6V2S\",\"NORTH LONDON NHS FOUNDATION TRUST\",\"Y56\",\"QMJ\",\"4TH FLOOR, "
		"EAST\",\"A\",\"B\",\"LONDON\",\"\",\"NW1 0PE\",\"20241101\",\"\"" TAIL
		"\"RZC\",\"PROJECT NIGHTINGALE NHS TRUST\",\"W00\",\"QMF\",\"A\",\"B\",\"\","
		"\"LONDON\",\"\",\"E16 1XL\",\"20200301\",\"20200326\"" TAIL);
	assert_answer(fixture, "SELECT name FROM bodies WHERE code = 'G6V2S'",
		"NORTH LONDON NHS FOUNDATION TRUST");
	assert_answer(fixture, "SELECT sector FROM bodies WHERE code = 'G6V2S'", "NHS trust");
	assert_answer(fixture, "SELECT region FROM bodies WHERE code = 'G6V2S'", "Y56");
	assert_answer(fixture, "SELECT parent FROM bodies WHERE code = 'G6V2S'", "QMJ");
	assert_answer(fixture, "SELECT closed FROM bodies WHERE code = 'RZC'", "2020-03-26");
	assert_answer(fixture, "SELECT opened FROM bodies WHERE code = 'RZC'", "2020-03-01");
	assert_answer(fixture, "SELECT region FROM bodies WHERE code = 'RZC'", "-");
	assert_answer(fixture, "SELECT kind FROM imports WHERE file = 'etr.csv'", "ods");
	assert_answer(
		fixture, "SELECT coalesce(period, 'none') FROM imports WHERE kind = 'ods'", "none");
}

static void commissioners_are_told_by_their_names(void **state)
{
	const struct fixture *fixture = *state;

	takes(fixture, "eccg.csv",
		"\"00C\",\"NHS DARLINGTON CCG\",\"Y63\",\"QHM\",\"A\",\"B\",\"\",\"BILLINGHAM\","
		"\"\",\"TS23 2LA\",\"20130401\",\"20200331\"" TAIL);
	assert_answer(fixture, "SELECT kind FROM bodies WHERE code = '00C'", "commissioner");
	assert_answer(
		fixture, "SELECT coalesce(sector, 'none') FROM bodies WHERE code = '00C'", "none");
}

static void fields_may_be_parted_by_not_signs_in_windows_1252(void **state)
{
	const struct fixture *fixture = *state;

	takes_saying(fixture, "Trust.csv",
		"OrganisationID\xACOrganisationCode\xACOrganisationType\xACSubType\xAC"
		"OrganisationName\xAC"
		"City\r\n"
		"17936\xACNAA\xACTrust\xACIndependent\xACSk Health Ltd, St Mary\x92s\xAC"
		"Clitheroe\r\n"
		"1\xAC"
		"00C\xAC"
		"Clinical Commissioning Group\xACX\xACNHS Darlington "
		"CCG\xAC\r\n",
		"read as WINDOWS-1252");
	assert_answer(fixture, "SELECT name FROM bodies WHERE code = 'NAA'",
		"Sk Health Ltd, St Mary\xE2\x80\x99s");
	assert_answer(fixture, "SELECT kind FROM bodies WHERE code = '00C'", "commissioner");
}

static void a_merger_names_the_successor(void **state)
{
	const struct fixture *fixture = *state;

	takes(fixture, "trust_mergers.csv",
		"\xEF\xBB\xBFtrust_code_old,trust_code_new,from_date\r\nRBA,RH5,2020-04-01\r\n"
		"RXX,RYY,2020-10-15");
	assert_answer(fixture, "SELECT successor FROM bodies WHERE code = 'RBA'", "RH5");
	assert_answer(fixture, "SELECT closed FROM bodies WHERE code = 'RBA'", "2020-03-31");
	assert_answer(fixture, "SELECT closed FROM bodies WHERE code = 'RXX'", "2020-10-14");
	assert_answer(
		fixture, "SELECT coalesce(closed, 'open') FROM bodies WHERE code = 'RH5'", "open");
	refuses_saying(fixture, "m.csv", "trust_code_old,trust_code_new,from_date\nRBA,RH5,soon\n",
		"line 2, column 3 (from_date), byte 48: \"soon\" is no date");
}

static void a_row_of_another_shape_is_refused(void **state)
{
	const struct fixture *fixture = *state;

	refuses_saying(fixture, "etr.csv",
		"\"R0A\",\"A\",\"Y56\",\"QMJ\",\"\",\"\",\"\",\"\",\"\",\"\",\"20241101\",\"\"" TAIL
		"\"R0B\",\"B\",\"Y56\",\"QMJ\",\"\",\"\",\"\",\"\",\"\",\"\",\"1 May\",\"\"" TAIL,
		"line 2, column 11, byte 141: \"1 May\" is no date: write one like 20171001");
	refuses_saying(fixture, "etr.csv",
		"\"R0A\",\"A\",\"Y56\",\"QMJ\",\"\",\"\",\"\",\"\",\"\",\"\",\"20241101\",\"\"" TAIL
		"\"R0B\",\"\",\"Y56\",\"QMJ\",\"\",\"\",\"\",\"\",\"\",\"\",\"20241101\",\"\"" TAIL,
		"line 2, column 1, byte 101: is no row of a list of ODS");
}

/* As a spreadsheet saves them; there must be such a day. */
static void dates_are_days_of_the_calendar(void **state)
{
	static const struct {
		const char *text, *day; /* NULL: refused */
	} dates[] = {{"20201001", "2020-10-01"}, {"2020-10-01", "2020-10-01"},
		{"01/10/2020", "2020-10-01"}, {"1/2/2020", "2020-02-01"},
		{"20200229", "2020-02-29"}, {"20201399", NULL}, {"20210229", NULL},
		{"10/13/2020", NULL}, {"2020-1O-01", NULL}, {"01/10/20", NULL}, {"2020100", NULL},
		{"2017101", NULL}, {"20201001-", NULL}, {"00000000", NULL}, {"-1/10/2020", NULL}};
	const struct fixture *fixture = *state;

	for (size_t i = 0; i < sizeof dates / sizeof *dates; i++) {
		char text[600], name[20], says[80];

		snprintf(text, sizeof text,
			"R0A,A,Y56,QMJ,,,,,,,20241101,,,,,,,,,,,0,,B,,,\n"
			"R0D,B,Y56,QMJ,,,,,,,%s,,,,,,,,,,,0,,B,,,\n",
			dates[i].text);
		snprintf(name, sizeof name, "%zu.csv", i);
		snprintf(says, sizeof says, "line 2, column 11, byte 67: \"%s\" is no date",
			dates[i].text);
		if (dates[i].day == NULL) {
			refuses_saying(fixture, name, text, says);
			continue;
		}
		takes(fixture, name, text);
		assert_answer(
			fixture, "SELECT opened FROM bodies WHERE code = 'R0D'", dates[i].day);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(
			a_list_of_ods_is_told_by_its_shape, fixture_setup, fixture_teardown),
		cmocka_unit_test_setup_teardown(
			commissioners_are_told_by_their_names, fixture_setup, fixture_teardown),
		cmocka_unit_test_setup_teardown(fields_may_be_parted_by_not_signs_in_windows_1252,
			fixture_setup, fixture_teardown),
		cmocka_unit_test_setup_teardown(
			a_merger_names_the_successor, fixture_setup, fixture_teardown),
		cmocka_unit_test_setup_teardown(
			dates_are_days_of_the_calendar, fixture_setup, fixture_teardown),
		cmocka_unit_test_setup_teardown(
			a_row_of_another_shape_is_refused, fixture_setup, fixture_teardown),
	};

	return cmocka_run_group_tests_name("import/ods", tests, NULL, NULL);
}
