/* View 2 against the left of the first golden sketch, and at other widths. */
#include "pane.h"

#define load_partnerships made_partnerships
#define partnership_list list_under_test
#include "views/partnership_list.c"

#define P(key, short, year, said, count, official)                                                 \
	{                                                                                          \
		.id = key, .name = short " in full", .short_name = short, .dossier = "founding",   \
		.kind = "clinical service", .specialties = "all", .start = {year, 0, 0},           \
		.start_worked_out = !(said), .figures = count, .has_measure = official             \
	}

static const struct partnership made[] = {
	{.id = "p-1",
		.name = "Northumbria MRI managed diagnostic service",
		.short_name = "Northumbria MRI",
		.dossier = "founding",
		.kind = "managed service",
		.status = "running",
		.specialties = "imaging",
		.places = "North Tyneside; Wansbeck",
		.start = {2004, 0, 0},
		.parties = "InHealth with Northumbria Healthcare (RTF)",
		.sectors = "NHS; independent",
		.figures = 17,
		.pairs = 2,
		.serious = 3,
		.has_measure = true},
	P("p-2", "Nottingham MSK", 0, true, 11, true),
	P("p-3", "Gamma Knife", 1998, true, 6, false),
	{.id = "p-4",
		.name = "PET-CT imaging network",
		.short_name = "PET-CT network",
		.dossier = "founding",
		.kind = "clinical service",
		.specialties = "imaging; cancer",
		.parties = "Alliance Medical with NHS England",
		.figures = 8},
	P("p-5", "Care at home", 1992, true, 8, false),
	P("p-6", "Hospital pharmacy", 0, true, 7, false),
	P("p-7", "CF exercise", 2011, true, 6, false),
	P("p-8", "Coming Home", 2011, false, 6, false),
	P("p-9", "Medicine switches", 0, true, 6, false),
	P("p-10", "Winter bridging", 2017, true, 4, false),
	P("p-11", "Royal Liverpool", 0, true, 3, false),
	P("p-12", "70 years", 1948, true, 3, false),
	P("p-13", "Seven hospitals", 0, true, 3, true),
	P("p-14", "REACH at BHRUT", 0, true, 2, true),
	P("p-15", "2020 agreement", 2020, true, 2, true),
	P("p-16", "N E London trusts", 0, true, 2, true),
	P("p-17", "Alzheimer's study", 0, true, 2, false),
	P("p-18", "Rochdale visit", 0, true, 1, false),
	P("p-19", "Filler 19", 0, true, 0, false),
	P("p-20", "Filler 20", 0, true, 0, false),
	P("p-21", "Filler 21", 0, true, 0, false),
	P("p-22", "Filler 22", 0, true, 0, false),
	P("p-23", "Filler 23", 0, true, 0, false),
	P("p-24", "Filler 24", 0, true, 0, false),
	P("p-25", "Filler 25", 0, true, 0, false),
	{.id = "p-26",
		.name = "A partnership of another dossier",
		.short_name = "Other one",
		.dossier = "later",
		.specialties = "imaging",
		.figures = 107},
	P("p-27", "日本語の名前はここで切る", 2024, true, 0, false),
};

static bool fails;

bool made_partnerships(struct store *store, struct arena *arena, const struct partnership **out,
	size_t *count, struct error *error)
{
	(void)store;
	(void)arena;
	*out = made;
	*count = sizeof made / sizeof *made;
	return !fails || error_set(error, "cannot read partnerships");
}

static void test_sketch(void **state)
{
	struct pane *pane = pane_open(&list_under_test, NULL);

	(void)state;
	assert_pane(pane, 21, 30, FOCUS_HERE, "tests/views/golden/partnership_list_30.txt");
	assert_int_equal(pane->grid.cursor_row, 2);
	pane->grid.level = DRAW_ASCII;
	assert_pane(pane, 8, 30, FOCUS_KEPT, "tests/views/golden/partnership_list_30_ascii.txt");
	pane_close(pane);
}

static void test_widths(void **state)
{
	struct pane *pane = pane_open(&list_under_test, NULL);

	(void)state;
	view_move_end(&pane->view, true);
	assert_pane(pane, 8, 20, FOCUS_HERE, "tests/views/golden/partnership_list_20.txt");
	assert_pane(pane, 8, 44, FOCUS_HERE, "tests/views/golden/partnership_list_44.txt");
	view_move_end(&pane->view, false);
	assert_pane(pane, 8, 80, FOCUS_HERE, "tests/views/golden/partnership_list_80.txt");
	assert_pane(pane, 8, 160, FOCUS_HERE, "tests/views/golden/partnership_list_160.txt");
	assert_stays_inside(pane);
	pane_close(pane);
}

static void assert_order(const struct view *view, const char *first, const char *last)
{
	assert_string_equal(view->rows[0]->id, first);
	assert_string_equal(view->rows[view->count - 1]->id, last);
}

static void test_sorts(void **state)
{
	struct pane *pane = pane_open(&list_under_test, NULL);

	(void)state;
	assert_order(&pane->view, "p-1", "p-27");
	view_set_sort(&pane->view, 1, false);
	assert_order(&pane->view, "p-15", "p-27");
	view_set_sort(&pane->view, 2, false);
	assert_order(&pane->view, "p-12", "p-26");
	view_set_sort(&pane->view, 3, false);
	assert_order(&pane->view, "p-1", "p-27");
	pane_close(pane);
}

static void test_filter_and_sort_in_the_title(void **state)
{
	struct pane *pane = pane_open(&list_under_test, NULL);

	(void)state;
	view_set_filter(&pane->view, FACET_SPECIALTY, "imaging");
	view_set_sort(&pane->view, 1, true);
	view_select(&pane->view, "p-4");
	assert_pane(pane, 7, 60, FOCUS_HERE, "tests/views/golden/partnership_list_filter.txt");
	pane_close(pane);
}

static void test_plain(void **state)
{
	struct pane *pane = pane_open(&list_under_test, NULL);

	(void)state;
	view_set_filter(&pane->view, FACET_SPECIALTY, "imaging");
	assert_plain(pane, "tests/views/golden/partnership_list_plain.txt");
	pane_close(pane);
}

static void test_failure_is_passed_on(void **state)
{
	struct view view;
	struct error error;

	(void)state;
	fails = true;
	view_open(&view, &list_under_test, NULL);
	assert_false(view_load(&view, NULL, &error));
	assert_string_equal(error.message, "cannot read partnerships");
	fails = false;
	view_close(&view);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_sketch),
		cmocka_unit_test(test_widths),
		cmocka_unit_test(test_sorts),
		cmocka_unit_test(test_filter_and_sort_in_the_title),
		cmocka_unit_test(test_plain),
		cmocka_unit_test(test_failure_is_passed_on),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
