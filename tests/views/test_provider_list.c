/* View 1: providers, or every organisation. */
#include "pane.h"

#define load_organisations made_organisations
#define provider_list list_under_test
#include "views/provider_list.c"

static const struct organisation made[] = {
	{.id = "o-inhealth",
		.name = "InHealth Group",
		.short_name = "InHealth",
		.dossier = "founding",
		.kind = "independent provider",
		.sector = "independent",
		.code = "NV1",
		.specialties = "imaging; cardiology",
		.places = "North Tyneside; Rochdale",
		.provider = true,
		.figures = 18,
		.partnerships = 5,
		.serious = 3,
		.has_measure = true},
	{.id = "o-barts",
		.name = "Barts Health NHS Trust",
		.short_name = "Barts Health",
		.dossier = "founding",
		.kind = "NHS trust",
		.sector = "NHS",
		.code = "R1H",
		.provider = true,
		.figures = 4,
		.partnerships = 3},
	{.id = "o-cromwell",
		.name = "Bupa Cromwell Hospital",
		.dossier = "founding",
		.sector = "independent",
		.provider = true,
		.partnerships = 1},
	{.id = "o-new",
		.name = "A provider of another dossier",
		.short_name = "Another",
		.dossier = "later",
		.sector = "NHS",
		.provider = true,
		.figures = 1},
	{.id = "o-nhse",
		.name = "NHS England",
		.dossier = "founding",
		.sector = "government",
		.figures = 0},
};

bool made_organisations(struct store *store, struct arena *arena, bool providers_only,
	const struct organisation **out, size_t *count, struct error *error)
{
	(void)store;
	(void)arena;
	(void)error;
	*out = made;
	*count = sizeof made / sizeof *made - (providers_only ? 1 : 0);
	return true;
}

static void test_widths(void **state)
{
	struct pane *pane = pane_open(&list_under_test, NULL);

	(void)state;
	assert_pane(pane, 8, 30, FOCUS_HERE, "tests/views/golden/provider_list_30.txt");
	assert_pane(pane, 8, 20, FOCUS_HERE, "tests/views/golden/provider_list_20.txt");
	assert_pane(pane, 8, 80, FOCUS_HERE, "tests/views/golden/provider_list_80.txt");
	assert_pane(pane, 8, 160, FOCUS_HERE, "tests/views/golden/provider_list_160.txt");
	assert_plain(pane, "tests/views/golden/provider_list_plain.txt");
	assert_stays_inside(pane);
	pane_close(pane);
}

static void test_all_organisations(void **state)
{
	struct pane *pane = pane_open(&list_under_test, NULL);
	struct error error;

	(void)state;
	pane->view.narrow = memory_copy_string("all");
	assert_true(view_load(&pane->view, NULL, &error));
	view_set_filter(&pane->view, FACET_SECTOR, "government");
	assert_pane(pane, 4, 44, FOCUS_HERE, "tests/views/golden/provider_list_all.txt");
	pane_close(pane);
}

static void test_sorts(void **state)
{
	struct pane *pane = pane_open(&list_under_test, NULL);
	struct view *view = &pane->view;

	(void)state;
	view_set_sort(view, 1, false);
	assert_string_equal(view->rows[0]->id, "o-new");
	assert_string_equal(view->rows[2]->id, "o-cromwell");
	view_set_sort(view, 2, false);
	assert_string_equal(view->rows[0]->id, "o-barts");
	assert_string_equal(view->rows[3]->id, "o-cromwell");
	pane_close(pane);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_widths),
		cmocka_unit_test(test_all_organisations),
		cmocka_unit_test(test_sorts),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
