/* The long form for anything else. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "import/files.h"

static void columns_come_in_any_order_and_months_too(void **state)
{
	const struct fixture *fixture = *state;

	takes(fixture, "beds.csv",
		"value;period;unit;Measure;PROVIDER\r\n"
		"\"1,234\";2025-04;beds;beds.open;rtf\r\n"
		"1,234.5;Apr 2024;beds;beds.open;RTF\r\n"
		"-3.25;2025-04-01;;beds.change;RTF\r\n"
		"-;2025-05;;beds.open;RTF\r\n"
		"58.2%;2025-04;;beds.share;England\r\n"
		"0.8512516777808552;2025-04;;beds.ratio;RTF\r\n;;;;\r\n");
	assert_figure(fixture, "2025-04", "beds.open", NULL, "RTF", "1234");
	assert_figure(fixture, "2024-04", "beds.open", NULL, "RTF", "1234.5");
	assert_figure(fixture, "2025-04", "beds.change", NULL, "RTF", "-3.25");
	assert_figure(fixture, "2025-05", "beds.open", NULL, "RTF", "NULL not applicable");
	assert_figure(fixture, "2025-04", "beds.share", NULL, "England", "58.2");
	assert_figure(fixture, "2025-04", "beds.ratio", NULL, "RTF", "0.8512516778");
	assert_answer(fixture, "SELECT unit FROM items WHERE name = 'beds.open'", "beds");
	assert_answer(fixture, "SELECT unit FROM items WHERE name = 'beds.share'", "%");
	assert_answer(fixture, "SELECT dataset FROM items WHERE name = 'beds.open'", "other");
}

static void another_measure_of_the_month_stays(void **state)
{
	const struct fixture *fixture = *state;

	takes(fixture, "a.csv", "provider,measure,period,value\nRTF,a.one,2025-04,1\n");
	takes(fixture, "b.csv", "provider,measure,period,value\nRTF,b.two,2025-04,2\n");
	assert_figure(fixture, "2025-04", "a.one", NULL, "RTF", "1");
	assert_figure(fixture, "2025-04", "b.two", NULL, "RTF", "2");
	takes(fixture, "a2.csv", "provider,measure,period,value\nRTF,a.one,2025-04,3\n");
	assert_figure(fixture, "2025-04", "a.one", NULL, "RTF", "3");
}

static void an_icb_stays_one(void **state)
{
	const struct fixture *fixture = *state;

	takes(fixture, "a.csv",
		"provider,measure,period,value\nQMF,a,2025-04,1\nY56,a,2025-04,2\nNT4,a,2025-04,"
		"3\n");
	assert_answer(fixture, "SELECT kind FROM bodies WHERE code = 'QMF'", "icb");
	assert_answer(fixture, "SELECT kind FROM bodies WHERE code = 'Y56'", "region");
	assert_answer(fixture, "SELECT kind FROM bodies WHERE code = 'NT4'", "provider");
}

static void an_official_id_is_kept_apart(void **state)
{
	const struct fixture *fixture = *state;

	takes_saying(fixture, "a.csv",
		"provider,measure,period,value\nRTF,rtt.incomplete.total,2025-04,1\n",
		"are kept apart, as own.rtt");
	assert_figure(fixture, "2025-04", "own.rtt.incomplete.total", NULL, "RTF", "1");
}

/* Under any spelling; England is England's own figure. */
static void totals_are_checked_and_no_organisation(void **state)
{
	static const char *const labels[] = {"Total", "total", "TOTAL", "All", "ALL", "Grand total",
		"NATIONAL", "England total"};
	static const char wrong[] =
		"provider,measure,period,value\nRTF,b,2025-06,3\nTotal,b,2025-06,4\n";
	const struct fixture *fixture = *state;
	struct visit visit = {.options = {.keep_going = true}};
	char text[400];

	for (size_t i = 0; i < sizeof labels / sizeof *labels; i++) {
		snprintf(text, sizeof text,
			"provider,measure,period,value\nRTF,b,2025-04,%zu\n%s,b,2025-04,%zu\nR1H,b,"
			"2025-04,2\nEngland,b,2025-04,900\nRTF,b,2025-05,-\n%s,b,2025-05,7\n",
			i, labels[i], i + 2, labels[i]);
		takes_saying(fixture, "a.csv", text, "rows of totals are checked");
	}
	assert_figure(fixture, "2025-04", "b", NULL, "England", "900");
	assert_answer(fixture, "SELECT count(*) FROM bodies WHERE code IN ('ALL', 'TOTAL')", "0");
	refuses_saying(fixture, "b.csv",
		"provider,measure,period,value\nRTF,b,2025-04,3\nTotal,b,2025-04,4\n",
		"line 3, column 4 (value), byte 62: the total is 4, and the rows add up to 3");
	assert_true(visit_bytes(fixture, "b.csv", wrong, strlen(wrong), &visit));
	assert_non_null(strstr(string_buffer_text(&visit.report.lines),
		"rows are missing, or were changed; where it is no sum, leave the row out"));
	assert_int_equal(visit.report.problems, 1);
	visit_free(&visit);
	assert_answer(fixture,
		"SELECT coalesce(vintage, 'none') FROM months WHERE dataset = 'other:b' AND month "
		"= 24305",
		"none");
	refuses_saying(fixture, "c.csv", "provider,measure,period,value\nTotal,b,2025-04,4\n",
		"has a heading, and no row but totals below it");
	/* What is no sum is not held against one. */
	takes(fixture, "d.csv",
		"provider,measure,period,value,unit\nRTF,wait.median,2025-04,3,\nTotal,wait.median,"
		"2025-04,4,\nRTF,c,2025-04,3,Weeks\nTotal,c,2025-04,4,Weeks\nRTF,d,2025-04,3.5,\n"
		"Total,d,2025-04,4,\nRTF,e,2025-04,30%,\nRTF,e,2025-05,3,\nTotal,e,2025-05,4,\n"
		"RTF,f,2025-04,3,\nQMF,f,2025-04,3,\nTotal,f,2025-04,4,\n");
}

static void a_measure_has_one_unit(void **state)
{
	const struct fixture *fixture = *state;

	refuses_saying(fixture, "a.csv",
		"provider,measure,period,value,unit\nRTF,m2,2025-04,1,a\nRTF,m2,2025-05,2,b\n",
		"line 3, column 5 (unit), byte 71: \"b\" is another unit than \"a\"");
	takes(fixture, "b.csv",
		"provider,measure,period,value,unit\nRTF,m2,2025-04,1,\nRTF,m2,2025-05,2,beds\nRTF,"
		"m2,2025-06,2,Beds\n");
	assert_answer(fixture, "SELECT unit FROM items WHERE name = 'm2'", "beds");
}

/* Not by its provider, nor as the second of a key. */
static void a_row_that_is_left_out_says_no_unit(void **state)
{
	static const char text[] =
		"provider,measure,period,value,unit\nSomebody,m2,2025-04,1,wards\n"
		"RTF,m2,2025-04,1,\nRTF,m2,2025-04,1,rooms\nRTF,m2,2025-05,2,beds\n";
	const struct fixture *fixture = *state;
	struct visit visit = {.options = {.keep_going = true}};

	assert_true(visit_bytes(fixture, "a.csv", text, strlen(text), &visit));
	assert_int_equal(visit.report.problems, 2);
	visit_free(&visit);
	assert_answer(fixture, "SELECT unit FROM items WHERE name = 'm2'", "beds");
}

static void what_cannot_be_is_refused_with_its_place(void **state)
{
	const struct fixture *fixture = *state;

	refuses_saying(fixture, "a.csv", "provider,measure,period,value\nRTF,a b,2025-04,1\n",
		"line 2, column 2 (measure), byte 34: \"a b\" is no id");
	refuses_saying(fixture, "b-2025-04.csv", "provider,measure,period,value\nRTF,a,2025-13,1\n",
		"\"2025-13\" is no month");
	refuses_saying(fixture, "c.csv", "provider,measure,period,value\nSomebody,a,2025-04,1\n",
		"\"Somebody\" is no organisation's code");
	refuses_saying(fixture, "d.csv",
		"provider,measure,period,value\nRTF,a,2025-04,1\nRTF,a,2025-04,1\n",
		"line 3, column 1 (provider), byte 46: RTF has the same measure and month in line "
		"2 too");
	refuses_saying(fixture, "e.csv", "provider,measure,period,value\nRTF,a,2025-04,1,2\n",
		"the row has 5 fields and the heading 4");
	refuses_saying(fixture, "f.csv", "provider,measure,period,value\n", "no row below it");
	refuses_saying(fixture, "g.csv", "provider,measure,period,value\nRTF,a,2025-04,#REF!\n",
		"\"#REF!\" is no number");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(
			columns_come_in_any_order_and_months_too, fixture_setup, fixture_teardown),
		cmocka_unit_test_setup_teardown(
			another_measure_of_the_month_stays, fixture_setup, fixture_teardown),
		cmocka_unit_test_setup_teardown(an_icb_stays_one, fixture_setup, fixture_teardown),
		cmocka_unit_test_setup_teardown(
			an_official_id_is_kept_apart, fixture_setup, fixture_teardown),
		cmocka_unit_test_setup_teardown(
			totals_are_checked_and_no_organisation, fixture_setup, fixture_teardown),
		cmocka_unit_test_setup_teardown(
			a_measure_has_one_unit, fixture_setup, fixture_teardown),
		cmocka_unit_test_setup_teardown(
			a_row_that_is_left_out_says_no_unit, fixture_setup, fixture_teardown),
		cmocka_unit_test_setup_teardown(
			what_cannot_be_is_refused_with_its_place, fixture_setup, fixture_teardown),
	};

	return cmocka_run_group_tests_name("import/long", tests, NULL, NULL);
}
