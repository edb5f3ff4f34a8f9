/* Every real file that is no RTT extract, and the totals that the files themselves print. Skipped
 * where CONCORDAT_SHARED has none. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "import/files.h"

/* All files of a folder, older issues over newer ones too. */
static void takes_folder(const struct fixture *fixture, const char *name, size_t least)
{
	struct visit visit = {.options = {.replace = true}};
	char path[300];

	if (shared_data(name, path, sizeof path) == NULL)
		skip();
	if (!visit_path(fixture, path, &visit))
		fail_msg("%s", visit.error.message);
	assert_true(visit.report.changed >= least);
	assert_int_equal(visit.report.problems, 0);
	visit_free(&visit);
}

static void takes_shared(const struct fixture *fixture, const char *name)
{
	takes_folder(fixture, name, 1);
}

/* TOTAL of April-2021-revised-120522-ABC456.csv and of Monthly-AE-December-2024.csv. */
static void england_is_the_total_of_every_monthly_file(void **state)
{
	const struct fixture *fixture = *state;

	takes_folder(fixture, "ae", 54);
	assert_figure(fixture, "2021-04", "ae.attendances.type1", NULL, "England", "1259266");
	assert_figure(fixture, "2021-04", "ae.attendances.type2", NULL, "England", "35363");
	assert_figure(fixture, "2021-04", "ae.breaches.type1", NULL, "England", "234255");
	assert_figure(fixture, "2021-04", "ae.breaches.other", NULL, "England", "8205");
	assert_figure(fixture, "2021-04", "ae.dta4to12", NULL, "England", "48193");
	assert_figure(fixture, "2021-04", "ae.over12h", NULL, "England", "526");
	assert_figure(fixture, "2021-04", "ae.admissions.type1", NULL, "England", "385748");
	assert_figure(fixture, "2021-04", "ae.admissions.elsewhere", NULL, "England", "117986");
	/* 14 trusts tested new standards. */
	assert_answer(fixture,
		"SELECT count(*) FROM figures WHERE month = 2021 * 12 + 3 AND why = 'not reported' "
		"AND item = (SELECT number FROM items WHERE name = 'ae.breaches.type1')",
		"14");
	assert_answer(fixture,
		"SELECT count(*) FROM figures WHERE month = 2023 * 12 + 5 AND why IS NOT NULL",
		"0");
	/* A file of 36 months is one import. */
	assert_answer(fixture, "SELECT period FROM imports WHERE file = 'ae_attendances.csv'",
		"2016-04 2019-03");
	assert_figure(fixture, "2017-03", "ae.breaches.type1", NULL, "RF4", "2879");
}

/* Of the workbook: 1 - 503748 / (1311452 + 503748) is its 0.7224834728955487. */
static void the_workbook_and_the_monthly_file_agree(void **state)
{
	const struct fixture *fixture = *state;
	static const char sum[] =
		"SELECT printf('%.15g', 1 - (SELECT sum(value) FROM figures f JOIN items i ON "
		"i.number = f.item WHERE month = 24267 AND body = 1 AND name LIKE 'ae.breaches.%') "
		"/ (SELECT "
		"sum(value) FROM figures f JOIN items i ON i.number = f.item WHERE month = 24267 "
		"AND body = 1 AND "
		"name LIKE 'ae.attendances.reported.%'))";

	takes_shared(fixture, "ae/workbook_layout/"
			      "2022-04_April-2022-AE-revised-130624-by-provider-YVj1E.csv");
	assert_answer(fixture, sum, "0.722483472895549");
	assert_figure(fixture, "2022-04", "ae.over12h", NULL, "England", "24179");
	assert_figure(fixture, "2022-04", "ae.dta4to12", NULL, "England", "107425");
	takes_shared(fixture, "ae/April-2022-revised-130624-F4scP.csv");
	assert_answer(fixture, sum, "0.722483472895549");
	assert_figure(fixture, "2022-04", "ae.over12h", NULL, "England", "24179");
	assert_figure(fixture, "2022-04", "ae.dta4to12", NULL, "England", "107425");
}

static void other_forms_of_ae_are_taken(void **state)
{
	const struct fixture *fixture = *state;

	takes_folder(fixture, "ae/saved_from_excel", 9);
	assert_figure(fixture, "2025-08", "ae.attendances.type1", NULL, "RC9", "16039");
	takes_folder(fixture, "ae/workbook_layout", 4);
	assert_figure(fixture, "2020-08", "ae.breaches.type1", NULL, "England", "162951");
	assert_figure(fixture, "2019-04", "ae.attendances.other", NULL, "England", "732059");
}

/* Total rows of the sheets Provider and Provider by Test. */
static void england_is_the_total_of_every_sheet_of_diagnostics(void **state)
{
	const struct fixture *fixture = *state;

	takes_folder(fixture, "dm01", 8);
	assert_figure(fixture, "2025-02", "dm01.activity.planned", NULL, "England", "265312");
	assert_figure(fixture, "2025-02", "dm01.activity.unscheduled", NULL, "England", "483549");
	assert_figure(fixture, "2025-02", "dm01.activity.waiting-list", NULL, "England", "1578734");
	assert_figure(fixture, "2025-02", "dm01.activity.waiting-list", NULL, "RF4", "18984");
	assert_answer(
		fixture, "SELECT count(*) FROM months WHERE dataset = 'dm01' AND whole = 1", "8");
	assert_answer(fixture,
		"SELECT count(*) FROM functions WHERE code IN ('MRI', 'CT', "
		"'NON_OBSTETRIC_ULTRASOUND', 'BARIUM_ENEMA', 'DEXA_SCAN', 'AUDIOLOGY_ASSESSMENTS', "
		"'ECHOCARDIOGRAPHY', 'ELECTROPHYSIOLOGY', 'PERIPHERAL_NEUROPHYS', 'SLEEP_STUDIES', "
		"'URODYNAMICS', 'COLONOSCOPY', 'FLEXI_SIGMOIDOSCOPY', 'CYSTOSCOPY', 'GASTROSCOPY')",
		"15");
}

/* Sums of the file, by type of cancer. */
static void cancer_and_lists_of_organisations_are_taken(void **state)
{
	const struct fixture *fixture = *state;

	takes_folder(fixture, "cancer", 1);
	assert_figure(fixture, "2024-12", "cancer.28day.total", NULL, "England", "244078");
	assert_figure(fixture, "2024-12", "cancer.31day.total", NULL, "England", "50696");
	assert_figure(fixture, "2024-12", "cancer.62day.total", NULL, "England", "25594");
	takes_folder(fixture, "ods", 7);
	assert_answer(fixture, "SELECT successor FROM bodies WHERE code = 'RDD'", "RAJ");
	assert_answer(fixture, "SELECT kind FROM bodies WHERE code = '00C'", "commissioner");
	assert_answer(fixture, "SELECT region FROM bodies WHERE code = 'R0A'", "Y62");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(england_is_the_total_of_every_monthly_file,
			fixture_setup, fixture_teardown),
		cmocka_unit_test_setup_teardown(
			the_workbook_and_the_monthly_file_agree, fixture_setup, fixture_teardown),
		cmocka_unit_test_setup_teardown(
			other_forms_of_ae_are_taken, fixture_setup, fixture_teardown),
		cmocka_unit_test_setup_teardown(england_is_the_total_of_every_sheet_of_diagnostics,
			fixture_setup, fixture_teardown),
		cmocka_unit_test_setup_teardown(cancer_and_lists_of_organisations_are_taken,
			fixture_setup, fixture_teardown),
	};

	return cmocka_run_group_tests_name("import/real_files", tests, NULL, NULL);
}
