/* Every event on one axis: dates of every precision drawn honestly, at three widths. */
#include "pane.h"

#define load_events made_events
#define timeline timeline_under_test
#include "views/timeline.c"

#include "made_events.h"

static void test_widths(void **state)
{
	struct pane *pane = pane_open(&timeline_under_test, NULL);

	(void)state;
	assert_pane(pane, 24, 80, FOCUS_HERE, "tests/views/golden/timeline_80.txt");
	assert_pane(pane, 24, 120, FOCUS_HERE, "tests/views/golden/timeline_120.txt");
	assert_pane(pane, 24, 160, FOCUS_HERE, "tests/views/golden/timeline_160.txt");
	assert_pane(pane, 10, 50, FOCUS_HERE, "tests/views/golden/timeline_50.txt");
	assert_pane(pane, 10, 22, FOCUS_HERE, "tests/views/golden/timeline_22.txt");
	pane->grid.level = DRAW_ASCII;
	assert_pane(pane, 24, 80, FOCUS_HERE, "tests/views/golden/timeline_80_ascii.txt");
	assert_stays_inside(pane);
	pane_close(pane);
}

static void test_undated_come_last_in_every_order(void **state)
{
	struct pane *pane = pane_open(&timeline_under_test, NULL);
	size_t heading = 0;

	(void)state;
	for (size_t sort = 0; sort < 3; sort++) {
		for (int descending = 0; descending < 2; descending++) {
			view_set_sort(&pane->view, sort, descending == 1);
			for (heading = 0; pane->view.rows[heading]->id != NULL; heading++)
				;
			assert_int_equal(heading, 16);
			assert_int_equal(pane->view.count, 26);
		}
	}
	view_set_sort(&pane->view, 2, false);
	assert_string_equal(pane->view.rows[0]->id, "e-2018");
	view_set_sort(&pane->view, 1, false);
	assert_string_equal(pane->view.rows[15]->id, "e-1948");
	view_set_filter(&pane->view, FACET_DOSSIER, "later");
	assert_pane(pane, 5, 80, FOCUS_HERE, "tests/views/golden/timeline_filter.txt");
	pane_close(pane);
}

static void test_only_undated_events(void **state)
{
	struct pane *pane = pane_open(&timeline_under_test, "p-nobody");
	struct error error;

	(void)state;
	pane_draw(pane, 6, 80, FOCUS_HERE);
	view_set_about(&pane->view, NULL);
	assert_true(view_load(&pane->view, NULL, &error));
	made_fails = true;
	assert_false(view_load(&pane->view, NULL, &error));
	made_fails = false;
	pane_draw(pane, 6, 80, FOCUS_HERE);
	pane_close(pane);
}

static void test_plain(void **state)
{
	struct pane *pane = pane_open(&timeline_under_test, NULL);

	(void)state;
	assert_plain(pane, "tests/views/golden/timeline_plain.txt");
	pane_close(pane);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_widths),
		cmocka_unit_test(test_undated_come_last_in_every_order),
		cmocka_unit_test(test_only_undated_events),
		cmocka_unit_test(test_plain),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
